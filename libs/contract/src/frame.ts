import type { UserView } from './accounts.js';
import type { ArticleView } from './articles.js';
import type { PlainPage } from './plain-pages.js';
import type { Page } from './primitives.js';
import type { ReplySort, ReplyStatus, ReplyView } from './replies.js';
import type { SiteSettings } from './sites.js';
import type { Look } from './theme.js';
import type { ThreadView } from './threads.js';
import type { HistoryItem } from './writing.js';

/** What the server hands to the frame's renderer, and the browser to its hydration: all public, the same for everybody. */
export interface FrameModel {
  site: { name: string; publicKey: string } & Pick<SiteSettings, 'theme' | 'jsonLd'>;
  article: ArticleView;
  thread: ThreadView;
  /** The other threads of this article, the main one first. */
  threads: ThreadView[];
  page: Page<ReplyView>;
  sort: ReplySort;
  /** Where only what the newsroom wrote is shown. */
  only: 'newsroom' | null;
  /** What the newsroom chose last, for above the list; nothing further into it. */
  chosen: ReplyView[];
  /** The reply that a permalink points at; its path from the top down is shown above the page. */
  focus: { replyId: string; path: ReplyView[] } | null;
  theme: 'light' | 'dark' | 'auto';
  /** As the page wants it, else as the site does. */
  look: Look;
  /** A BCP 47 tag that the frame has texts for. */
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Where this platform is reached, without a trailing slash. */
  publicUrl: string;
  /** False when it is a page of our own (`/t/:id`, `/r/:id`) rather than a frame inside somebody else's. */
  embedded: boolean;
  /** Where the frame's own address can be asked again with another `sort` or `cursor`, for browsers without scripts. */
  selfUrl: string;
}

/** What a reader's page shows: who they are to everybody, and what they published. */
export interface ProfileModel {
  user: UserView;
  page: Page<HistoryItem>;
  theme: 'light' | 'dark' | 'auto';
  locale: string;
  direction: 'ltr' | 'rtl';
  publicUrl: string;
}

/**
 * What the document around a discussion says of itself to machines, and the ways on from it. Written by the server, and of no use
 * to the browser that takes the discussion over.
 */
export interface FrameSurroundings {
  /** The one address of this page, whatever it was reached by; null in a publisher's page, whose address it is then. */
  canonical: string | null;
  /** For `<meta name="robots">`; null where a search engine may do as it likes. */
  robots: string | null;
  /** What the page is about, in a sentence; null where only its title says so. */
  description: string | null;
  /** Addresses of the pages before and after this one, in the order that is shown. */
  previous: string | null;
  next: string | null;
  feeds: { thread: string; site: string };
  /** Where a permalink's reply is described for pages that embed it (oEmbed); null on other pages. */
  oembed: string | null;
  /** JSON-LD, serialised so that it can stand in a script element. */
  structuredData: string[];
}

/** The addresses of the built script and styles. */
export interface FrameAssets {
  script: string;
  style: string;
  /** What pages of our own and plain forms need besides. */
  plainStyle: string;
}

/** What a feed of replies says in words, in one language. */
export interface FeedWords {
  thread: (headline: string) => string;
  site: (name: string) => string;
  replyBy: (name: string) => string;
  /** The second name is null where whoever is answered is gone. */
  answerBy: (name: string, to: string | null) => string;
}

/** Everything that the api needs to answer with a page. Built from apps/widget, loaded from dist at run time. */
export interface FrameRenderer {
  /** The languages that the frame has texts for, as BCP 47 tags; the first is used when none fits. */
  locales: readonly string[];
  /** The whole document of a discussion. */
  renderFrame: (this: void, model: FrameModel, assets: FrameAssets, surroundings: FrameSurroundings) => string;
  /** The whole document of a page without scripts. */
  renderPlain: (this: void, page: PlainPage, assets: FrameAssets) => Promise<string>;
  feedWords: (this: void, locale: string) => FeedWords;
  /** A reader's page, without scripts. */
  renderProfile: (this: void, model: ProfileModel, assets: { style: string }) => Promise<string>;
}

/** What the frame tells the publisher's page. Never a token, and nothing of who reads or writes. */
export type FrameToHost =
  /** `jsonLd`: the site wants search engines told of its replies. `title`: what the frame is, in its language. */
  | { belowline: 1; type: 'ready'; jsonLd: boolean; title: string }
  /** `shift`: how far what is being read has moved inside the frame, so that the page can scroll along with it. */
  | { belowline: 1; type: 'height'; height: number; shift: number }
  | { belowline: 1; type: 'count'; count: number }
  /** The reader posted something. */
  | { belowline: 1; type: 'posted'; status: ReplyStatus }
  | { belowline: 1; type: 'scroll-to'; top: number };

/** What the window of a sign-in elsewhere tells the frame that opened it, which is of the same origin. */
export interface PopupToFrame {
  belowline: 1;
  type: 'sign-in';
  code: string;
}

/** How a page wants it to look, in its own words: whoever is told looks whether they are what they should be. */
export type Wish = Record<keyof Look, string | null>;

/** What the publisher's page tells the frame. */
export type HostToFrame =
  | ({ belowline: 1; type: 'theme'; theme: 'light' | 'dark' | 'auto' } & Partial<Wish>)
  /** Which part of the frame can be seen: where the window begins, in the frame's own pixels, and how tall it is. */
  | { belowline: 1; type: 'viewport'; top: number; height: number };
