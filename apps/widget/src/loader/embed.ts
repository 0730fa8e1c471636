import type { Belowline } from '../embedding/api.js';
import { count, fillCounts } from './counts.js';
import { darkWanted } from './dress.js';
import type { Home } from './page.js';
import { Places } from './places.js';

/** The script on a publisher's page: it puts discussions into their places and numbers beside headlines. */

// `currentScript` is known while a plain script runs, async or deferred, but not for one that a bundler has taken in.
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[data-site][src*="/embed.js"]');

/** Serves what is on the page, and from now on what comes and goes. */
function serve(home: Home, places: Places): void {
  const dressAll = places.each((discussion) => discussion.dress());
  const dressed = new MutationObserver(dressAll);
  const scan = () => {
    // The body may not be there yet when the script runs; to observe it twice is to observe it once.
    for (const element of [document.documentElement, document.body as HTMLElement | null])
      if (element) dressed.observe(element, { attributeFilter: ['data-theme', 'class', 'style'] });
    places.scan();
    // Numbers are an extra.
    fillCounts(home.origin).catch(() => undefined);
  };
  const moved = places.each((discussion) => discussion.tellViewport());
  places.listen();
  // What scrolls may be a part of the page, whose events do not bubble.
  addEventListener('scroll', moved, { passive: true, capture: true });
  addEventListener('resize', moved);
  darkWanted.addEventListener('change', dressAll);
  addEventListener('transitionend', dressAll);
  // Pages that change without being loaded again add and remove their elements when they like.
  new MutationObserver(scan).observe(document, { childList: true, subtree: true });
  scan();
}

/** What the page may call. */
function offer({ origin }: Home, places: Places): Belowline {
  const belowline: Belowline = {
    mount(place, options = {}) {
      const discussion = places.mount(place);
      discussion.set(options);
      if (options.reply) discussion.open();
      return discussion;
    },
    count: (urls) => count(origin, urls),
    push: (...tasks) => tasks.forEach((task) => task(belowline)),
  };
  return belowline;
}

const site = script?.dataset['site'];
const before = window.Belowline;
// A page may name the script twice: the one that came first serves it.
if (script && site && (!before || Array.isArray(before))) {
  const home: Home = { origin: new URL(script.src).origin, site, said: script.dataset };
  const places = new Places(home);
  window.Belowline = offer(home, places);
  serve(home, places);
  window.Belowline.push(...(before ?? []));
}
