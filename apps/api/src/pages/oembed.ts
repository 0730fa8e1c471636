import type { ReplyContext } from '#contract/replies';
import type { ReadContext } from '#domain/replies/read-context';
import { escapeHtml } from '#platform/markup/render-markup';
import { beginningOf, plainText } from '#platform/markup/plain-text';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';

/** As wide as a column of text is read well. */
const WIDTH = 600;
/** What stands around the text of a reply, and what one line of it takes, in CSS pixels. */
const FRAME_HEIGHT = 150;
const LINE_HEIGHT = 28;
/** A longer reply is scrolled within its frame. */
const GREATEST_HEIGHT = 600;
/** Of the column's own letters, about so many pixels each. */
const LETTER_WIDTH = 9;
const TITLE_LENGTH = 100;

interface Asked {
  url: string;
  maxwidth?: number | undefined;
  maxheight?: number | undefined;
}

/** The reply that an address of ours shows; undefined when it is not one. */
export function replyAt(address: string, publicUrl: string, host: string): string | undefined {
  const url = URL.parse(address);
  const ours = url !== null && (url.origin === publicUrl || url.host === host);
  const [, replyId = ''] = /^\/r\/([^/]+)\/?$/.exec(ours ? url.pathname : '') ?? [];
  return UUID.test(replyId) ? replyId : undefined;
}

/** How tall the frame for a text has to be, roughly: it is guessed from its length, since nothing in the frame runs. */
function heightFor(text: string, width: number): number {
  const perLine = Math.max(10, Math.floor((width - 40) / LETTER_WIDTH));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / perLine)), 0);
  return Math.min(GREATEST_HEIGHT, FRAME_HEIGHT + lines * LINE_HEIGHT);
}

/** The answer of type `rich`: https://oembed.com, section 2.3.4. The frame may run nothing, and may open what its links lead to. */
function rich({ path }: ReplyContext, publicUrl: string, { maxwidth, maxheight }: Asked) {
  const shown = path.at(-1);
  if (shown?.status !== 'published' || shown.author === null || shown.html === null) refuse('reply.absent');
  const text = plainText(shown.html);
  const width = Math.min(WIDTH, maxwidth ?? WIDTH);
  const height = Math.min(heightFor(text, width), maxheight ?? GREATEST_HEIGHT);
  const title = beginningOf(`${shown.author.name}: ${text}`, TITLE_LENGTH);
  const frame = [
    `<iframe src="${escapeHtml(`${publicUrl}/r/${shown.id}/embed`)}"`,
    `title="${escapeHtml(title)}" width="${width}" height="${height}"`,
    'sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" frameborder="0"></iframe>',
  ].join(' ');
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: shown.author.name,
    provider_name: 'Belowline',
    provider_url: publicUrl,
    cache_age: 3_600,
    width,
    height,
    html: frame,
  };
}

/** One reply, described for a page that wants to show it; absent unless it is public. */
export async function describeForEmbedding(contexts: ReadContext, publicUrl: string, host: string, asked: Asked) {
  const replyId = replyAt(asked.url, publicUrl, host) ?? refuse('reply.absent');
  return rich(await contexts.run(replyId, null), publicUrl, asked);
}
