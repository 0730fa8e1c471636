import { Parser } from 'htmlparser2';
import { moment } from '#contract/primitives';
import type { ArticleDescription } from './articles.store.js';

/** Which meta names mean what, in the order in which they are believed: Open Graph, then plain HTML. */
const NAMES: Record<'headline' | 'standfirst' | 'byline' | 'section' | 'publishedAt', string[]> = {
  headline: ['og:title', 'twitter:title'],
  standfirst: ['og:description', 'description'],
  byline: ['author', 'article:author'],
  section: ['article:section'],
  publishedAt: ['article:published_time'],
};

function readHead(html: string): { title: string; meta: Map<string, string> } {
  const meta = new Map<string, string>();
  let title = '';
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'title') inTitle = title === '';
      const key = (attributes['property'] ?? attributes['name'])?.toLowerCase();
      const content = attributes['content']?.trim();
      if (name === 'meta' && key !== undefined && content && !meta.has(key)) meta.set(key, content);
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false;
    },
  });
  parser.end(html);
  return { title: title.replace(/\s+/g, ' ').trim(), meta };
}

const cut = (text: string | undefined, length: number): string | undefined =>
  text === undefined ? undefined : [...text.toWellFormed().replace(/\p{Cc}+/gu, ' ')].slice(0, length).join('');

/** What a page says of itself. What it does not say is left out, so that it replaces nothing. */
export function describePage(html: string): Partial<ArticleDescription> {
  const { title, meta } = readHead(html);
  const first = (field: keyof typeof NAMES): string | undefined => NAMES[field].map((name) => meta.get(name)).find((value) => value !== undefined);
  const published = moment.safeParse(first('publishedAt')).data;
  const found = {
    headline: cut(first('headline') ?? (title || undefined), 300),
    standfirst: cut(first('standfirst'), 1_000),
    byline: cut(first('byline'), 300),
    section: cut(first('section'), 100),
    publishedAt: published === undefined ? undefined : new Date(published),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
