import type { FrameToHost } from '#contract/frame';
import type { Belowline, BelowlineQueue } from '../embedding/api.js';
import { count, fillCounts } from './counts.js';
import { placeDiscussion, type Placed } from './discussion.js';
import { darkWanted } from './dress.js';
import { soon, type Home } from './page.js';

/** The script on a publisher's page: it puts discussions into their places and numbers beside headlines. */

/** How far outside the window a discussion is loaded already: about what is scrolled while it comes. */
const NEAR = '1000px';

// `currentScript` is known while a plain script runs, async or deferred, but not for one that a bundler has taken in.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="/embed.js"]');

function begin(home: Home): Belowline {
  const { origin } = home;
  const discussions = new Set<Placed>();
  // Places that had their discussion, and numbers by the address they were asked for: each is served once, and again when it changed.
  const served = new WeakSet<HTMLElement>();
  const counted = new WeakMap<HTMLElement, string>();
  const all = (act: (discussion: Placed) => void) => soon(() => discussions.forEach(act));
  const find = (place: Node) => [...discussions].find(({ element }) => element === place);

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) find(target)?.open();
    },
    { rootMargin: NEAR },
  );

  function mount(place: HTMLElement): Placed {
    const there = find(place);
    if (there) return there;
    served.add(place);
    const made = placeDiscussion(home, place, near, (it) => discussions.delete(it));
    discussions.add(made);
    return made;
  }

  const dressAll = all(({ dress }) => dress());
  const dressed = new MutationObserver(dressAll);

  function scan() {
    // The body may not be there yet when the script runs; to observe it twice is to observe it once.
    for (const element of [document.documentElement, document.body as HTMLElement | null])
      if (element) dressed.observe(element, { attributeFilter: ['data-theme', 'class', 'style'] });
    for (const discussion of discussions) {
      discussion.wasThere ||= discussion.element.isConnected;
      if (!discussion.wasThere || discussion.element.isConnected) continue;
      discussion.unmount();
      // It may come back.
      served.delete(discussion.element);
    }
    for (const place of document.querySelectorAll<HTMLElement>('[data-belowline-thread]'))
      if (!served.has(place)) mount(place);
    const places = [...document.querySelectorAll<HTMLElement>('[data-belowline-count]')].filter((place) => {
      const url = place.dataset['belowlineCount'] ?? '';
      return counted.get(place) !== url && counted.set(place, url);
    });
    // Numbers are an extra.
    fillCounts(origin, places).catch(() => undefined);
  }

  addEventListener('message', ({ origin: from, source, data }: MessageEvent<Partial<FrameToHost> | null>) => {
    if (from !== origin || data?.belowline !== 1) return;
    for (const discussion of discussions) if (discussion.isFrom(source)) discussion.hear(data as FrameToHost);
  });
  const moved = all(({ tellViewport }) => tellViewport());
  // What scrolls may be a part of the page, whose events do not bubble.
  addEventListener('scroll', moved, { passive: true, capture: true });
  addEventListener('resize', moved);
  darkWanted.addEventListener('change', dressAll);
  addEventListener('transitionend', dressAll);
  // Pages that change without being loaded again add and remove their elements when they like.
  new MutationObserver(scan).observe(document, { childList: true, subtree: true });
  scan();
  return {
    mount(place, options = {}) {
      const discussion = mount(place);
      discussion.setTheme(options);
      return discussion;
    },
    count: (urls) => count(origin, urls),
    push: (...tasks) => tasks.forEach((task) => task(window.Belowline as Belowline)),
  };
}

const site = script?.dataset['site'];
const before = window.Belowline;
// A page may name the script twice: the one that came first serves it.
if (script && site && (!before || Array.isArray(before))) {
  window.Belowline = begin({ origin: new URL(script.src).origin, site, said: script.dataset });
  window.Belowline.push(...((before ?? []) as BelowlineQueue));
}
