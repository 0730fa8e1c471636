import type { FrameModel, FrameToHost, HostToFrame } from '#contract/frame';
import type { ReplyStatus } from '#contract/replies';
import { readLook, wear } from './look.js';

/** What can be seen of the frame: its upper edge in the frame's own pixels, and its height. */
export interface Viewport {
  top: number;
  height: number;
}

/** Space kept above something that is scrolled to, for what publishers pin to the top of their pages. */
const MARGIN = 90;

/** Speaks with the page around the frame, or stands in for it where the page is our own. */
export class Host {
  private seen: Viewport | null = null;
  private readonly origin: string | null;
  private height = 0;
  private root: HTMLElement | null = null;

  constructor(
    private readonly embedded: boolean,
    private readonly site: FrameModel['site'],
    private readonly title: string,
  ) {
    this.origin = embedded && parent !== window ? hostOrigin() : null;
  }

  /** Begins to listen, and to tell the page how tall the frame is. */
  start(root: HTMLElement, changed: () => void): void {
    addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== parent || event.origin !== this.origin || !isFromHost(event.data)) return;
      if (event.data.type === 'theme') this.dress(event.data);
      else this.seen = { top: event.data.top, height: event.data.height };
      changed();
    });
    if (!this.embedded) addEventListener('scroll', changed, { passive: true });
    this.root = root;
    new ResizeObserver(() => this.tellHeight(0)).observe(root);
    this.send({ belowline: 1, type: 'ready', jsonLd: this.site.jsonLd, title: this.title });
    this.tellHeight(0);
  }

  /** What can be seen, as far as it is known. */
  viewport(): Viewport | null {
    return this.embedded ? this.seen : { top: scrollY, height: innerHeight };
  }

  /** Tells the new height, and how far to scroll so that what is being read stays where it is. */
  tellHeight(shift: number): void {
    const height = Math.ceil(this.root?.getBoundingClientRect().height ?? 0);
    if (height === this.height && shift === 0) return;
    this.height = height;
    if (this.embedded) this.send({ belowline: 1, type: 'height', height, shift });
    else if (shift !== 0) scrollBy(0, shift);
  }

  /** Tells how many replies there are, so that the page can say so elsewhere. */
  tellCount(count: number): void {
    this.send({ belowline: 1, type: 'count', count });
  }

  /** Tells that the reader posted something; not what, and not who. */
  tellPosted(status: ReplyStatus): void {
    this.send({ belowline: 1, type: 'posted', status });
  }

  /** Brings an element into view, unless it is. */
  show(element: Element): void {
    const top = element.getBoundingClientRect().top + (this.embedded ? 0 : scrollY);
    const view = this.viewport();
    if (view && top >= view.top && top + 60 < view.top + view.height) return;
    if (this.embedded) this.send({ belowline: 1, type: 'scroll-to', top: top - MARGIN });
    else scrollTo({ top: top - MARGIN });
  }

  /** Puts an element so far below the upper edge of what can be seen. */
  put(element: Element, offset: number): void {
    const top = element.getBoundingClientRect().top + (this.embedded ? 0 : scrollY) - offset;
    if (this.embedded) this.send({ belowline: 1, type: 'scroll-to', top });
    else scrollTo({ top });
  }

  /** As the page around us is now. What it does not say is as the site has it. */
  private dress(message: HostToFrame & { type: 'theme' }): void {
    const { accent, font, density } = readLook(message);
    const { theme } = this.site;
    document.documentElement.dataset['theme'] = message.theme;
    wear({ accent: accent ?? theme.accent, font: font ?? theme.font, density: density ?? theme.density });
  }

  private send(message: FrameToHost): void {
    if (this.origin) parent.postMessage(message, this.origin);
  }
}

/** The loader writes its page's origin after the `#`; a browser delivers our messages to no other. */
function hostOrigin(): string | null {
  const named = new URLSearchParams(location.hash.slice(1)).get('host') ?? document.referrer;
  try {
    return new URL(named).origin;
  } catch {
    return null;
  }
}

function isFromHost(data: unknown): data is HostToFrame {
  if (typeof data !== 'object' || data === null || !('belowline' in data) || data.belowline !== 1 || !('type' in data))
    return false;
  if (data.type === 'theme') return 'theme' in data && ['light', 'dark', 'auto'].includes(String(data.theme));
  return (
    data.type === 'viewport' &&
    'top' in data &&
    typeof data.top === 'number' &&
    'height' in data &&
    typeof data.height === 'number'
  );
}
