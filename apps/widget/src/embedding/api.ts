/** What a publisher's page may call and hear. Only types: they are given out as they stand here. */

/** Light or dark; `auto` follows the colours of the page around. */
export type BelowlineScheme = 'light' | 'dark' | 'auto';

/** How a discussion looks. What is null or missing is as the site's settings have it. */
export interface BelowlineTheme {
  scheme?: BelowlineScheme | null | undefined;
  /** A colour: a name, `#rgb`, `#rrggbb`, `rgb(…)` or `hsl(…)`. Made darker or lighter where it could not be read. */
  accent?: string | null | undefined;
  /** Names of fonts that readers have on their devices, with commas between them. */
  font?: string | null | undefined;
  density?: 'comfortable' | 'compact' | null | undefined;
}

/** Which discussion. */
export interface BelowlineArticle {
  /** The article's address, when it is not the page's canonical one. */
  url?: string | null | undefined;
  /** The id of one thread, when not the article's main one. */
  thread?: string | null | undefined;
}

/** Everything that can be said about a discussion when it is mounted. */
export interface BelowlineOptions extends BelowlineArticle, BelowlineTheme {
  /** A BCP 47 tag, such as `fr` or `ar`. */
  language?: string | null | undefined;
  /** The id of a reply to show first. */
  reply?: string | null | undefined;
  /** Who is reading, signed by the publisher's server. */
  token?: string | null | undefined;
  /** True to tell search engines of the replies. */
  jsonLd?: boolean | null | undefined;
}

/** A discussion in its place on the page. */
export interface BelowlineDiscussion {
  /** The place that was given. */
  readonly element: HTMLElement;
  /** Changes how it looks, at once and without loading anything again. */
  setTheme(theme: BelowlineTheme): void;
  /** Changes its language. What a reader is writing is kept. */
  setLanguage(language: string | null): void;
  /** Shows the discussion of another article. */
  setArticle(article: BelowlineArticle): void;
  /** Shows one reply first, and what it answers. */
  focusReply(replyId: string | null): void;
  /** Loads it again. */
  reload(): void;
  /** Takes it away, with everything that belongs to it. */
  unmount(): void;
}

/** `window.Belowline`. */
export interface Belowline {
  /** Puts a discussion into an element, or answers with the one that is there. */
  mount(element: HTMLElement, options?: BelowlineOptions): BelowlineDiscussion;
  /** How many replies the articles at these addresses have; by the addresses as they were given. */
  count(urls: readonly string[]): Promise<Record<string, number>>;
  /** Runs a task with this object: now, or once the script has come, when `window.Belowline` was an array until then. */
  push(...tasks: BelowlineQueue): void;
}

/** What `window.Belowline` is before the script has come. */
export type BelowlineQueue = ((belowline: Belowline) => void)[];

/** What a discussion's element hears. All of them bubble, and none says who reads or writes. */
export interface BelowlineEvents {
  /** The discussion can be used. */
  'belowline:ready': CustomEvent<null>;
  /** How many replies its thread has, whenever that changes. */
  'belowline:count': CustomEvent<number>;
  /** How tall it has become, in pixels. */
  'belowline:height': CustomEvent<number>;
  /** The reader has posted something; whether it is to be read already, or waits for a moderator. */
  'belowline:posted': CustomEvent<'published' | 'held'>;
}

declare global {
  interface Window {
    Belowline?: Belowline | BelowlineQueue;
  }
  interface HTMLElementEventMap {
    'belowline:ready': BelowlineEvents['belowline:ready'];
    'belowline:count': BelowlineEvents['belowline:count'];
    'belowline:height': BelowlineEvents['belowline:height'];
    'belowline:posted': BelowlineEvents['belowline:posted'];
  }
  interface DocumentEventMap {
    'belowline:ready': BelowlineEvents['belowline:ready'];
    'belowline:count': BelowlineEvents['belowline:count'];
    'belowline:height': BelowlineEvents['belowline:height'];
    'belowline:posted': BelowlineEvents['belowline:posted'];
  }
}
