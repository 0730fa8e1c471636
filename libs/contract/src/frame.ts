import type { ArticleView } from './articles.js';
import type { Page } from './primitives.js';
import type { ReplySort, ReplyView } from './replies.js';
import type { ThreadView } from './threads.js';

/** What the server hands to the frame's renderer, and the browser to its hydration: all public, the same for everybody. */
export interface FrameModel {
  site: { name: string; publicKey: string };
  article: ArticleView;
  thread: ThreadView;
  /** The other threads of this article, the main one first. */
  threads: ThreadView[];
  page: Page<ReplyView>;
  sort: ReplySort;
  /** The reply that a permalink points at; its path from the top down is shown above the page. */
  focus: { replyId: string; path: ReplyView[] } | null;
  theme: 'light' | 'dark' | 'auto';
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

/** Everything that the api needs to answer with a page. Built from apps/widget, loaded from dist at run time. */
export interface FrameRenderer {
  /** The whole document. `assets` are the addresses of the built script and style. */
  renderFrame(model: FrameModel, assets: { script: string; style: string }): string;
}

/** Messages between the publisher's page and the frame. Never a token. */
export type FrameToHost =
  | { belowline: 1; type: 'ready' }
  | { belowline: 1; type: 'height'; height: number }
  | { belowline: 1; type: 'count'; count: number }
  | { belowline: 1; type: 'scroll-to'; top: number };
export type HostToFrame = { belowline: 1; type: 'theme'; theme: 'light' | 'dark' | 'auto' } | { belowline: 1; type: 'visible'; visible: boolean };
