import type { FrameToHost, HostToFrame } from '#contract/frame';

/** The script on a publisher's page: it puts the discussion into its place and numbers beside headlines. */

interface Discussion {
  place: HTMLElement;
  frame: HTMLIFrameElement;
}

const COUNT_BATCH = 100;
const themes = ['light', 'dark', 'auto'] as const;
type Theme = (typeof themes)[number];

// `currentScript` is known while a plain script runs, async or deferred, but not for one that a bundler has taken in.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="/embed.js"]');
const discussions: Discussion[] = [];

function themeOf({ dataset }: HTMLElement): Theme {
  const named = dataset['theme'] ?? document.documentElement.dataset['theme'];
  return themes.find((theme) => theme === named) ?? 'auto';
}

function open(place: HTMLElement, origin: string, site: string): void {
  const { url, thread, lang } = place.dataset;
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
  frame.style.cssText = 'display:block;width:100%;border:0;height:640px;color-scheme:normal';
  // After the `#`, so that the frame's address stays the same for everybody and can be cached.
  frame.src = `${origin}/frame?${query.toString()}#host=${encodeURIComponent(location.origin)}`;
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
    send(discussion, origin, { belowline: 1, type: 'theme', theme: themeOf(place) });
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
  const scan = () => {
    for (const place of unmarked('[data-belowline-thread]')) open(place, origin, site);
    // Numbers are an extra: without an answer the page stays as its publisher wrote it.
    count(unmarked('[data-belowline-count]'), origin).catch(() => undefined);
  };
  let waiting = 0;
  const soon = (act: () => void) => () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(act);
  };
  const moved = soon(() => discussions.forEach((discussion) => tellViewport(discussion, origin)));
  addEventListener('message', (event: MessageEvent<Partial<FrameToHost> | null>) => {
    const from = discussions.find(({ frame }) => frame.contentWindow === event.source);
    if (from && event.origin === origin && event.data?.belowline === 1) hear(from, origin, event.data as FrameToHost);
  });
  addEventListener('scroll', moved, { passive: true });
  addEventListener('resize', moved);
  new MutationObserver(() => {
    for (const discussion of discussions)
      send(discussion, origin, { belowline: 1, type: 'theme', theme: themeOf(discussion.place) });
  }).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  // Pages that change without being loaded again add their elements when they like.
  new MutationObserver(scan).observe(document.documentElement, { childList: true, subtree: true });
  scan();
}

const site = script?.dataset['site'];
if (script && site) begin(new URL(script.src).origin, site);
