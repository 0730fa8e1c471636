import type { FrameToHost, HostToFrame } from '#contract/frame';
import type { BelowlineArticle, BelowlineDiscussion, BelowlineOptions, BelowlineTheme } from '../embedding/api.js';
import { dressOf } from './dress.js';
import { makeFrame } from './make-frame.js';
import { asked, articleOf, type Home } from './page.js';
import { tellSearchEngines } from './search-engines.js';

/** A place is as tall before its discussion has come: it fills the window, so that nothing below it is seen to move when it does. */
export const FIRST_HEIGHT = 'max(640px,100vh)';

/** The options that stand in an attribute of another name. */
const ATTRIBUTES: Partial<Record<string, string>> = { scheme: 'theme', language: 'lang' };

/** Attributes that say what is shown; all others that are watched say how. */
const SUBJECT = ['data-url', 'data-thread', 'data-reply', 'data-lang', 'data-token'];
const WATCHED = [...SUBJECT, 'data-theme', 'data-accent', 'data-font', 'data-density', 'class', 'style'];

const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** One discussion in its place: its frame, what the frame says, and the end of it. */
export class Discussion implements BelowlineDiscussion {
  /** Whether its place was in the page at some time: what is put there later is not what was taken away. */
  wasThere = false;
  private frame: HTMLIFrameElement | undefined;
  private endTelling = () => {};
  /** The article that search engines are told of. */
  private told = '';
  private readonly minHeight: string;
  private readonly changed = new MutationObserver((records) => {
    if (!records.some(({ attributeName }) => SUBJECT.includes(String(attributeName)))) this.dress();
    else if (this.frame) this.reload();
  });

  constructor(
    private readonly home: Home,
    readonly element: HTMLElement,
    private readonly gone: (it: Discussion) => void,
  ) {
    this.minHeight = element.style.minHeight;
    element.style.minHeight ||= FIRST_HEIGHT;
    this.changed.observe(element, { attributeFilter: WATCHED });
    this.tell();
  }

  /** Loads it, in the frame's place where there is one. */
  reload(): void {
    const { home, element, frame: before } = this;
    this.frame = makeFrame(home, element, before?.style.height ?? FIRST_HEIGHT);
    // A frame that only changed its address would take a step back in the reader's history with it.
    if (before) before.replaceWith(this.frame);
    else element.append(this.frame);
    this.tell();
  }

  /** Loads it if it is not: its place has come near the window. */
  open(): void {
    if (!this.frame) this.reload();
  }

  /** Whether it is this one's frame that speaks. */
  isFrom(source: MessageEventSource | null): boolean {
    return source !== null && this.frame?.contentWindow === source;
  }

  /** Does what the frame asks, and hands on to the page what it tells. */
  hear(message: FrameToHost): void {
    const { frame, element } = this;
    if (!frame) return;
    if (message.type === 'ready') {
      this.dress();
      if (!element.title) frame.title = message.title;
      this.tell(message.jsonLd);
      this.dispatch('ready', null);
    } else if (message.type === 'height' && isNumber(message.height)) {
      element.style.minHeight = this.minHeight;
      frame.style.height = `${message.height}px`;
      if (isNumber(message.shift) && message.shift) scrollBy({ top: message.shift, behavior: 'instant' });
      this.dispatch('height', message.height);
    } else if (message.type === 'scroll-to' && isNumber(message.top)) {
      scrollTo({ top: scrollY + frame.getBoundingClientRect().top + message.top });
    } else if (message.type === 'count' && isNumber(message.count)) {
      this.dispatch('count', message.count);
    } else if (message.type === 'posted') {
      this.dispatch('posted', message.status === 'held' ? 'held' : 'published');
    }
    this.tellViewport();
  }

  /** In the colours of the page as they are now. A frame of the same scheme is transparent, one of another is painted. */
  dress(): void {
    if (!this.frame) return;
    const dress = dressOf(this.home, this.element);
    this.frame.style.colorScheme = dress.theme;
    this.send({ belowline: 1, type: 'theme', ...dress });
  }

  /** Tells the frame which part of it can be seen. */
  tellViewport(): void {
    if (!this.frame) return;
    const { top } = this.frame.getBoundingClientRect();
    this.send({ belowline: 1, type: 'viewport', top: -top, height: innerHeight });
  }

  /** Attributes are where it is kept what was asked for: whoever writes them by hand or by a framework is heard the same way. */
  set(options: BelowlineOptions): void {
    const { dataset } = this.element;
    for (const [name, value] of Object.entries(options)) {
      const attribute = ATTRIBUTES[name] ?? name;
      if (value == null || value === false) delete dataset[attribute];
      // An attribute that is written is one that changed, even where it says what it said.
      else if (dataset[attribute] !== String(value)) dataset[attribute] = String(value);
    }
    this.tell();
  }

  setTheme(theme: BelowlineTheme): void {
    this.set(theme);
  }

  setArticle(article: BelowlineArticle): void {
    this.set(article);
  }

  setLanguage(language: string | null): void {
    this.set({ language });
  }

  focusReply(reply: string | null): void {
    this.set({ reply });
    // To ask for the same again is to want to see it again.
    this.changed.takeRecords();
    this.reload();
  }

  unmount(): void {
    this.changed.disconnect();
    this.endTelling();
    this.frame?.remove();
    this.frame = undefined;
    this.element.style.minHeight = this.minHeight;
    this.gone(this);
  }

  /** Search engines do not scroll: they are told as soon as it is known that they are to be, and again when the article changes. */
  private tell(wanted = asked(this.home, this.element, 'jsonLd') !== undefined): void {
    const url = articleOf(this.element);
    if (url === this.told) return;
    this.endTelling();
    this.told = wanted ? url : '';
    if (wanted) this.endTelling = tellSearchEngines(this.home.origin, url);
  }

  private dispatch(name: string, detail: unknown): void {
    this.element.dispatchEvent(new CustomEvent(`belowline:${name}`, { bubbles: true, detail }));
  }

  private send(message: HostToFrame): void {
    this.frame?.contentWindow?.postMessage(message, this.home.origin);
  }
}
