import type { Frame, Page } from 'playwright-core';

/** What a document's own performance entries say. */
export interface Observed {
  /** Milliseconds from asking for the document to the paint of its first reply; null where there is none. */
  firstReply: number | null;
  firstPaint: number | null;
  layoutShift: number;
  /** Each interaction's name and milliseconds until the next paint, to the nearest 8; those below 16 are not told. */
  interactions: { name: string; duration: number }[];
  /** Milliseconds in tasks longer than 50, each counted beyond those 50, as Total Blocking Time does. */
  blocked: number;
}

/** Installed before anything else in every document. Plain text, because it runs in the browser. */
const OBSERVE = `(() => {
  const seen = (globalThis.observedByBench = { firstReply: null, firstPaint: null, layoutShift: 0, interactions: [], blocked: 0 });
  const watch = (type, take, options = {}) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  watch('element', ({ identifier, renderTime }) => { if (identifier === 'first reply') seen.firstReply ??= renderTime; });
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen.firstPaint = startTime; });
  watch('layout-shift', ({ hadRecentInput, value }) => { if (!hadRecentInput) seen.layoutShift += value; });
  watch('longtask', ({ duration }) => { seen.blocked += Math.max(0, duration - 50); });
  watch('event', ({ interactionId, name, duration }) => { if (interactionId) seen.interactions.push({ name, duration }); }, { durationThreshold: 16 });
  // Marked as soon as it is in the document, so that the browser itself tells when it was painted.
  const marking = new MutationObserver(() => {
    const first = document.querySelector('.replies .body p');
    if (!first) return;
    first.setAttribute('elementtiming', 'first reply');
    marking.disconnect();
  });
  marking.observe(document, { childList: true, subtree: true });
})()`;

export const observe = (page: Page): Promise<unknown> => page.addInitScript(OBSERVE);

export const observed = (document: Page | Frame): Promise<Observed> => document.evaluate<Observed>('globalThis.observedByBench');
