import { Parser } from 'htmlparser2';

/** What begins on a line of its own when it is read without its markup. */
const LINES = new Set(['p', 'li', 'blockquote', 'pre', 'ul', 'ol', 'br']);

/** The words of a rendered text, without its markup: for machines that take no HTML. */
export function plainText(html: string): string {
  let text = '';
  const newLine = (name: string): void => {
    if (LINES.has(name) && text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const parser = new Parser({
    onopentagname: newLine,
    ontext: (part) => void (text += part),
    onclosetag: newLine,
  });
  parser.end(html);
  return text.replace(/\n\s*\n/g, '\n').trim();
}

/** The beginning of a text, on one line, cut between words where that is possible; length in code points. */
export function beginningOf(text: string, length: number): string {
  const line = text.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const points = [...line];
  if (points.length <= length) return line;
  const most = points.slice(0, length).join('');
  const space = most.lastIndexOf(' ');
  return `${space > most.length / 2 ? most.slice(0, space) : points.slice(0, length - 1).join('')}…`;
}
