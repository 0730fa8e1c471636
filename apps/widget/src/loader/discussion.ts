import type { FrameToHost, HostToFrame } from '#contract/frame';
import type { BelowlineDiscussion, BelowlineOptions } from '../embedding/api.js';
import { dressOf } from './dress.js';
import { asked, articleOf, type Home } from './page.js';
import { tellSearchEngines } from './search-engines.js';

/** A place is as tall before its discussion has come, so that little moves when it does. */
const FIRST_HEIGHT = '640px';

/** The options that stand in an attribute of another name. */
const ATTRIBUTES: Partial<Record<string, string>> = { scheme: 'theme', language: 'lang' };

/** Attributes that say what is shown; all others that are watched say how. */
const SUBJECT = ['data-url', 'data-thread', 'data-reply', 'data-lang', 'data-token'];
const WATCHED = [...SUBJECT, 'data-theme', 'data-accent', 'data-font', 'data-density', 'class', 'style'];

/** Watches which places come near the window; a discussion is loaded only then. */
export interface Near {
  observe: (place: HTMLElement) => void;
  unobserve: (place: HTMLElement) => void;
}

/** A discussion as the script itself sees it. */
export interface Placed extends BelowlineDiscussion {
  /** Loads it: its place has come near the window. */
  open: () => void;
  /** Whether it is this one's frame that speaks. */
  isFrom: (source: MessageEventSource | null) => boolean;
  hear: (message: FrameToHost) => void;
  /** Whether its place was in the page at some time: what is put there later is not what was taken away. */
  wasThere: boolean;
  /** In the colours of the page as they are now. */
  dress: () => void;
  /** Tells the frame which part of it can be seen. */
  tellViewport: () => void;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** Puts one discussion into a place: its frame, what the frame says, and the end of it. */
export function placeDiscussion(home: Home, place: HTMLElement, near: Near, gone: (it: Placed) => void): Placed {
  let frame: HTMLIFrameElement | undefined;
  let endTelling = () => {};
  const { minHeight } = place.style;

  const send = (message: HostToFrame) => frame?.contentWindow?.postMessage(message, home.origin);
  const dispatch = (name: string, detail: unknown = null) =>
    place.dispatchEvent(new CustomEvent(`belowline:${name}`, { bubbles: true, detail }));

  /** Attributes are where it is kept what was asked for: whoever writes them by hand or by a framework is heard the same way. */
  function set(options: BelowlineOptions) {
    for (const [name, value] of Object.entries(options)) {
      const attribute = ATTRIBUTES[name] ?? name;
      if (value == null || value === false) delete place.dataset[attribute];
      // An attribute that is written is one that changed, even where it says what it said.
      else if (place.dataset[attribute] !== String(value)) place.dataset[attribute] = String(value);
    }
  }

  function tell(wanted: boolean) {
    if (!wanted) return;
    endTelling();
    endTelling = tellSearchEngines(home.origin, articleOf(place));
  }

  function open() {
    near.unobserve(place);
    const before = frame;
    const { theme, ...look } = dressOf(home, place);
    const language = asked(home, place, 'lang') ?? document.documentElement.lang;
    const { thread, reply } = place.dataset;
    const wishes = { ...look, thread, reply, lang: language };
    const query = new URLSearchParams({ site: home.site, url: articleOf(place), theme });
    for (const [name, value] of Object.entries(wishes)) if (value) query.set(name, value);
    const token = asked(home, place, 'token');
    // After the `#`, so that the frame's address stays the same for everybody and can be cached, and no server is told the reader's token.
    const own = new URLSearchParams({ host: location.origin, ...(token ? { token } : {}) });
    frame = document.createElement('iframe');
    frame.title = place.title || 'Discussion';
    // To the frame's own address alone: a passkey is asked for inside a page of somebody else, a link is copied and shared there.
    frame.allow = 'publickey-credentials-get; clipboard-write; web-share';
    frame.style.cssText = `display:block;width:100%;border:0;height:${before?.style.height ?? FIRST_HEIGHT}`;
    frame.style.colorScheme = theme;
    frame.src = `${home.origin}/frame?${query.toString()}#${own.toString()}`;
    // A frame that only changed its address would take a step back in the reader's history with it.
    if (before) before.replaceWith(frame);
    else place.append(frame);
    tell('jsonLd' in place.dataset || 'jsonLd' in home.said);
  }

  /** In the colours of the page. A frame of the same scheme is transparent, one of another is painted. */
  function dress() {
    if (!frame) return;
    const look = dressOf(home, place);
    frame.style.colorScheme = look.theme;
    send({ belowline: 1, type: 'theme', ...look } as HostToFrame);
  }

  function tellViewport() {
    if (frame) send({ belowline: 1, type: 'viewport', top: -frame.getBoundingClientRect().top, height: innerHeight });
  }

  function hear(message: FrameToHost) {
    if (!frame) return;
    if (message.type === 'ready') {
      dress();
      tell(message.jsonLd === true);
      dispatch('ready');
    } else if (message.type === 'height' && isNumber(message.height)) {
      place.style.minHeight = minHeight;
      frame.style.height = `${message.height}px`;
      if (isNumber(message.shift) && message.shift) scrollBy({ top: message.shift, behavior: 'instant' });
      dispatch('height', message.height);
    } else if (message.type === 'scroll-to' && isNumber(message.top)) {
      scrollTo({ top: scrollY + frame.getBoundingClientRect().top + message.top });
    } else if (message.type === 'count' && isNumber(message.count)) {
      dispatch('count', message.count);
    } else if (message.type === 'posted') {
      dispatch('posted', message.status === 'held' ? 'held' : 'published');
    }
    tellViewport();
  }

  const changed = new MutationObserver((records) => {
    if (!records.some(({ attributeName }) => SUBJECT.includes(String(attributeName)))) dress();
    else if (frame) open();
  });

  const it: Placed = {
    element: place,
    open,
    isFrom: (source) => source !== null && frame?.contentWindow === source,
    hear,
    wasThere: false,
    dress,
    tellViewport,
    setTheme: set,
    setArticle: set,
    setLanguage: (language) => set({ language }),
    focusReply: (reply) => {
      set({ reply });
      // To ask for the same again is to want to see it again.
      open();
      changed.takeRecords();
    },
    reload: open,
    unmount() {
      near.unobserve(place);
      changed.disconnect();
      endTelling();
      frame?.remove();
      frame = undefined;
      place.style.minHeight = minHeight;
      gone(it);
    },
  };
  place.style.minHeight = minHeight || FIRST_HEIGHT;
  changed.observe(place, { attributeFilter: WATCHED });
  near.observe(place);
  // Who follows a link to one reply is not there yet.
  if (place.dataset['reply']) open();
  return it;
}
