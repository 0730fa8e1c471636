import type { FrameToHost, HostToFrame } from '#contract/frame';

/** The script on a publisher's page: it puts the discussion into its place and numbers beside headlines. */

interface Discussion {
  place: HTMLElement;
  frame: HTMLIFrameElement;
}

const COUNT_BATCH = 100;
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
/** A text as bright as this, of 255, stands on something dark. */
const BRIGHT = 128;
const darkWanted = matchMedia('(prefers-color-scheme: dark)');

// `currentScript` is known while a plain script runs, async or deferred, but not for one that a bundler has taken in.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="/embed.js"]');
const discussions: Discussion[] = [];

/** As the publisher says, or else as the page is: a page that stays light at night wants a light discussion. */
function themeOf(place: HTMLElement): Theme {
  const named = place.dataset['theme'] ?? document.documentElement.dataset['theme'];
  return themes.find((theme) => theme === named) ?? (isDark(getComputedStyle(place).color) ? 'dark' : 'light');
}

/** The text's colour tells: unlike the background it is inherited, and never see-through. */
function isDark(text: string): boolean {
  const [, red, green, blue] = /^rgba?\((\d+), (\d+), (\d+)/.exec(text) ?? [];
  return green === undefined ? darkWanted.matches : (2 * Number(red) + 7 * Number(green) + Number(blue)) / 10 > BRIGHT;
}

/** In the colours of the page. A frame of the same scheme is transparent, one of another is painted. */
function dress(discussion: Discussion, origin: string): void {
  const theme = themeOf(discussion.place);
  discussion.frame.style.colorScheme = theme;
  send(discussion, origin, { belowline: 1, type: 'theme', theme });
}

function open(place: HTMLElement, origin: string, site: string): void {
  const { url, thread, lang, token = script?.dataset['token'] } = place.dataset;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  const query = new URLSearchParams({
    site,
    url: new URL(url ?? canonical?.href ?? location.href, location.href).href,
    theme: themeOf(place),
    lang: lang ?? document.documentElement.lang,
  });
  if (thread) query.set('thread', thread);
  const frame = document.createElement('iframe');
  frame.title = place.title || 'Discussion';
  frame.loading = 'lazy';
  // To the frame's own address alone: a passkey is asked for, and a reply's link passed on, inside a page of somebody else.
  frame.allow = 'publickey-credentials-get; clipboard-write; web-share';
  frame.style.cssText = 'display:block;width:100%;border:0;height:640px';
  frame.style.colorScheme = themeOf(place);
  // After the `#`, so that the frame's address stays the same for everybody and can be cached, and no server is told the reader's token.
  const own = new URLSearchParams({ host: location.origin, ...(token ? { token } : {}) });
  frame.src = `${origin}/frame?${query.toString()}#${own.toString()}`;
  discussions.push({ place, frame });
  place.append(frame);
}

function send({ frame }: Discussion, origin: string, message: HostToFrame): void {
  frame.contentWindow?.postMessage(message, origin);
}

function tellViewport(discussion: Discussion, origin: string): void {
  const { top } = discussion.frame.getBoundingClientRect();
  send(discussion, origin, { belowline: 1, type: 'viewport', top: -top, height: innerHeight });
}

function hear(discussion: Discussion, origin: string, message: FrameToHost): void {
  const { frame, place } = discussion;
  if (message.type === 'ready') {
    dress(discussion, origin);
  } else if (message.type === 'height') {
    frame.style.height = `${message.height}px`;
    if (message.shift) scrollBy({ top: message.shift, behavior: 'instant' });
  } else if (message.type === 'scroll-to') {
    scrollTo({ top: scrollY + frame.getBoundingClientRect().top + message.top });
  }
  if (message.type === 'count') {
    place.dispatchEvent(new CustomEvent('belowline:count', { bubbles: true, detail: message.count }));
  }
  tellViewport(discussion, origin);
}

/** Fills the numbers that nobody has filled yet, with one request for up to a hundred addresses. */
async function count(places: HTMLElement[], origin: string): Promise<void> {
  for (let start = 0; start < places.length; start += COUNT_BATCH) {
    const batch = places.slice(start, start + COUNT_BATCH).map((place) => {
      const url = new URL(place.dataset['belowlineCount'] || location.href, location.href).href;
      return { place, url };
    });
    const query = new URLSearchParams([...new Set(batch.map(({ url }) => url))].map((url) => ['url', url]));
    const response = await fetch(`${origin}/api/v1/counts?${query.toString()}`, { credentials: 'omit' });
    if (!response.ok) return;
    const { counts } = (await response.json()) as { counts: Record<string, number> };
    for (const { place, url } of batch) place.textContent = String(counts[url] ?? 0);
  }
}

/** Elements are marked, so that the script can be on a page twice, or come back after the page has changed. */
function unmarked(selector: string): HTMLElement[] {
  const found = [...document.querySelectorAll<HTMLElement>(`${selector}:not([data-belowline-seen])`)];
  for (const element of found) element.dataset['belowlineSeen'] = '';
  return found;
}

function begin(origin: string, site: string): void {
  const soon = (act: () => void) => {
    let waiting = 0;
    return () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(act);
    };
  };
  const dressAll = soon(() => discussions.forEach((discussion) => dress(discussion, origin)));
  const dressed = new MutationObserver(dressAll);
  const scan = () => {
    // The body may not be there yet when the script runs; to observe it twice is to observe it once.
    for (const element of [document.documentElement, document.body as HTMLElement | null])
      if (element) dressed.observe(element, { attributeFilter: ['data-theme', 'class', 'style'] });
    for (const place of unmarked('[data-belowline-thread]')) open(place, origin, site);
    // Numbers are an extra: without an answer the page stays as its publisher wrote it.
    count(unmarked('[data-belowline-count]'), origin).catch(() => undefined);
  };
  const moved = soon(() => discussions.forEach((discussion) => tellViewport(discussion, origin)));
  addEventListener('message', (event: MessageEvent<Partial<FrameToHost> | null>) => {
    const from = discussions.find(({ frame }) => frame.contentWindow === event.source);
    if (from && event.origin === origin && event.data?.belowline === 1) hear(from, origin, event.data as FrameToHost);
  });
  addEventListener('scroll', moved, { passive: true });
  addEventListener('resize', moved);
  darkWanted.addEventListener('change', dressAll);
  addEventListener('transitionend', dressAll);
  // Pages that change without being loaded again add their elements when they like.
  new MutationObserver(scan).observe(document.documentElement, { childList: true, subtree: true });
  scan();
}

const site = script?.dataset['site'];
if (script && site) begin(new URL(script.src).origin, site);
