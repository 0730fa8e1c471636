import { createContext, Script } from 'node:vm';
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { withMentions, type People } from './mention.js';

/** What an honest text of the greatest length needs is under a tenth of this. */
const TIME_LIMIT_MS = 250;

/** A machine that is busy elsewhere may take the processor away for that long; a text is only judged by what it used itself. */
const TRIES = 4;

/** One try may go on collecting garbage, which is the thread's own work as well: a text that is slow is slow twice. */
const SLOW_TRIES = 2;

/** How deep quotes and lists may nest: more is no clearer to a reader, and costs the parser. */
const MAX_NESTING = 12;

const LINK_REL = 'ugc nofollow noopener';

const markdown = new MarkdownIt('zero', { html: false, linkify: true, breaks: true, maxNesting: MAX_NESTING }).enable([
  'paragraph',
  'text',
  'newline',
  'escape',
  'entity',
  'emphasis',
  'balance_pairs',
  'fragments_join',
  'blockquote',
  'list',
  'link',
  'autolink',
  'linkify',
  'backticks',
  'fence',
]);
// Only whole addresses become links: guessing at bare names costs time and makes links of ordinary words.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

withMentions(markdown);

// A reader sees the address that is opened: decoded, a name in lookalike letters reads like another's.
markdown.normalizeLinkText = (url) => url;

/** The backstop: whatever the renderer should ever let through, nothing else than this is shown. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'blockquote', 'ul', 'ol', 'li', 'a', 'bdi', 'code', 'pre'],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedClasses: { a: ['mention'] },
  allowedSchemes: ['http', 'https'],
  allowedSchemesByTag: {},
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: LINK_REL }, true) },
  nestingLimit: 4 * MAX_NESTING,
};

const render = (source: string, people: People): string =>
  sanitizeHtml(markdown.render(source, { people }), ALLOWED).trim();

const NOBODY: People = new Map();

const context = createContext({ render, source: '', people: NOBODY });
const script = new Script('render(source, people)');

/** No text this short can take long, nor plain prose of any length, and setting a limit costs more than rendering them. */
const SHORT = 300;

/** Whatever could begin more than a paragraph, a line or a word, and so nest or be tried again and again. */
const MARKS = /[*_`~<>[\]\\&@]|:\/\/|^[ \t]*(?:[-+]|\d+[.)])/m;

/** Milliseconds that this thread has had the processor. */
const used = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** Thrown when a text takes longer than any honest one: it is withheld, never shown unrendered. */
export class MarkupTimeout extends Error {
  constructor() {
    super(`The text took more than ${TIME_LIMIT_MS} ms to render.`);
    this.name = 'MarkupTimeout';
  }
}

/** Escapes a text so that it can stand in HTML as it was written. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Markdown to HTML that may be shown: paragraphs, emphasis, quotes, lists, links, code and mentions of `people`, nothing else.
 * Raw HTML is shown as the text that it is. Throws `MarkupTimeout` when the text is made to be slow.
 */
export function renderMarkup(source: string, people: People = NOBODY): string {
  if (source.length <= SHORT || !MARKS.test(source)) return render(source, people);
  let slow = 0;
  for (let attempt = 1; ; attempt += 1) {
    const before = used();
    try {
      context['source'] = source;
      context['people'] = people;
      return script.runInContext(context, { timeout: TIME_LIMIT_MS }) as string;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      if (used() - before >= TIME_LIMIT_MS / 2) slow += 1;
      if (attempt === TRIES || slow === SLOW_TRIES) throw new MarkupTimeout();
    }
  }
}

/** The addresses that a rendered text links to. */
export const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a href="([^"]*)"/g)].map((match) => match[1] ?? '');
