import type { FrameToHost } from '#contract/frame';
import { Discussion } from './discussion.js';
import { soon, type Home } from './page.js';

/** How far outside the window a discussion is loaded already: about what is scrolled while it comes. */
const NEAR = '1000px';

/** All discussions of a page: each place that wants one has one, and what is taken out of the page is ended. */
export class Places {
  private readonly discussions = new Set<Discussion>();
  /** Who ends a discussion does not want it back for being where it was. */
  private readonly served = new WeakSet<HTMLElement>();
  private readonly near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.find(target)?.open();
    },
    { rootMargin: NEAR },
  );

  constructor(private readonly home: Home) {}

  mount(place: HTMLElement): Discussion {
    const there = this.find(place);
    if (there) return there;
    const made = new Discussion(this.home, place, (it) => {
      this.near.unobserve(place);
      this.discussions.delete(it);
    });
    this.served.add(place);
    this.discussions.add(made);
    this.near.observe(place);
    return made;
  }

  /** Looks for places that came and places that went. */
  scan(): void {
    for (const discussion of this.discussions) {
      const { element } = discussion;
      if (element.isConnected) discussion.wasThere = true;
      else if (discussion.wasThere) {
        discussion.unmount();
        this.served.delete(element);
      }
    }
    for (const place of document.querySelectorAll<HTMLElement>('[data-belowline-thread]')) {
      if (this.served.has(place)) continue;
      const discussion = this.mount(place);
      // Who follows a link to one reply is on the way to it.
      if (place.dataset['reply']) discussion.open();
    }
  }

  /** Listens to frames of ours, and to nobody else: their origin and their window must both be right. */
  listen(): void {
    addEventListener('message', ({ origin, source, data }: MessageEvent<Partial<FrameToHost> | null>) => {
      if (origin !== this.home.origin || data?.belowline !== 1) return;
      for (const discussion of this.discussions) if (discussion.isFrom(source)) discussion.hear(data as FrameToHost);
    });
  }

  /** Calls for each of them, once for all that happens before the next picture is drawn. */
  each(act: (discussion: Discussion) => void): () => void {
    return soon(() => this.discussions.forEach(act));
  }

  private find(place: Element): Discussion | undefined {
    return [...this.discussions].find(({ element }) => element === place);
  }
}
