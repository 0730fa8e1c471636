import { Parser } from 'htmlparser2';

/** After these a reader sees a new line. */
const BLOCKS = new Set(['p', 'li', 'blockquote', 'pre', 'ul', 'ol', 'br']);

/** Rendered text without its markup, for those who read no HTML. */
export function plainText(html: string): string {
  let text = '';
  const parser = new Parser({
    ontext(part) {
      text += part;
    },
    onclosetag(name) {
      if (BLOCKS.has(name)) text += '\n';
    },
  });
  parser.end(html);
  return text.replace(/\n{2,}/g, '\n').trim();
}
