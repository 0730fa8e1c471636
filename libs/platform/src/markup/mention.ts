import type { MarkdownIt } from 'markdown-it';

/** A text that calls to more people than this is not speaking with any of them; those after it stay plain text. */
export const MOST_MENTIONS = 20;

/** Those whom a text may call to, by id: what a reader reads is what they are called, not what the text says they are. */
export type People = ReadonlyMap<string, string>;

/** `@[Name](user:UUID)`; a bracket or a backslash in the name is escaped. A name has at most 30 characters, each perhaps escaped. */
const MENTION = /@\[((?:[^[\]\\\n]|\\[[\]\\]){1,60})\]\(user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/y;
const ANYWHERE = new RegExp(MENTION.source, 'g');

/** The ids that a text names, as often as they may be links. */
export const idsNamedIn = (source: string): string[] => [...new Set([...source.matchAll(ANYWHERE)].map((match) => match[2] ?? ''))].slice(0, MOST_MENTIONS);

/** A text without the name that it calls somebody by: what is left is a dash. */
export const withoutNameOf = (id: string, source: string): string => source.replaceAll(ANYWHERE, (match, _name, named) => (named === id ? '@–' : match));

/** The ids that a rendered text links to. */
export const mentionsIn = (html: string): string[] => [...new Set([...html.matchAll(/<a class="mention" href="\/u\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? ''))];

/**
 * Teaches Markdown to link to people: those whom `env.people` knows, by their own names, isolated from the direction of the text
 * around them. Anybody else is plain text, as written.
 */
export function withMentions(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('link', 'mention', (state, silent) => {
    MENTION.lastIndex = state.pos;
    const match = state.src[state.pos] === '@' ? MENTION.exec(state.src) : null;
    if (match === null) return false;
    if (!silent) {
      const [, written = '', id = ''] = match;
      const name = (state.env as { people?: People }).people?.get(id);
      // Inside a link there can be no other.
      const linked = name !== undefined && state.linkLevel === 0;
      const token = state.push(linked ? 'mention' : 'text', '', 0);
      token.content = linked ? name : `@${name ?? written.replace(/\\(.)/g, '$1')}`;
      token.meta = { id };
    }
    state.pos += match[0].length;
    return true;
  });
  markdown.renderer.rules['mention'] = (tokens, index) => {
    const token = tokens[index];
    const { id } = token?.meta as { id: string };
    return `<a class="mention" href="/u/${id}">@<bdi>${markdown.utils.escapeHtml(token?.content ?? '')}</bdi></a>`;
  };
}
