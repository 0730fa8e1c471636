/** What a button of the toolbar makes of the text that is marked. */
export type Mark = 'bold' | 'italic' | 'quote' | 'list' | 'link' | 'code';

/** Replaces the text from `start` to `end` by `insert`, and marks what is from `from` to `to` afterwards. */
export interface Change {
  start: number;
  end: number;
  insert: string;
  from: number;
  to: number;
}

const WRAP = { bold: '**', italic: '*', code: '`' } as const;
const PREFIX = { quote: '> ', list: '- ' } as const;

/** What a mark changes. Pressed where it is already, it goes again. */
export function applyMark(text: string, start: number, end: number, mark: Mark): Change {
  if (mark === 'quote' || mark === 'list') return atLines(text, start, end, PREFIX[mark]);
  if (mark === 'link') return asLink(text, start, end);
  const marked = text.slice(start, end);
  if (mark === 'code' && marked.includes('\n')) return around(text, start, end, '```\n', '\n```');
  return around(text, start, end, WRAP[mark], WRAP[mark]);
}

function around(text: string, start: number, end: number, before: string, after: string): Change {
  const marked = text.slice(start, end);
  const outside = text.slice(start - before.length, start) === before && text.slice(end, end + after.length) === after;
  // One star around two is emphasis around strength, not half of it.
  const longer = before === '*' && text.slice(start - 2, start) === '**' && text.slice(start - 3, start) !== '***';
  if (outside && !longer) {
    const from = start - before.length;
    return { start: from, end: end + after.length, insert: marked, from, to: from + marked.length };
  }
  const from = start + before.length;
  return { start, end, insert: before + marked + after, from, to: from + marked.length };
}

/** Every line that is touched by what is marked. */
function atLines(text: string, start: number, end: number, prefix: string): Change {
  const first = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end - 1));
  const last = next === -1 ? text.length : next;
  const lines = text.slice(first, last).split('\n');
  const all = lines.every((line) => line.startsWith(prefix));
  const insert = lines.map((line) => (all ? line.slice(prefix.length) : prefix + line)).join('\n');
  return {
    start: first,
    end: last,
    insert,
    from: first + (insert === prefix ? prefix.length : 0),
    to: first + insert.length,
  };
}

const ADDRESS = /^https?:\/\/\S+$/;

/** Marks what is missing: the address of a text, or the text of an address. */
function asLink(text: string, start: number, end: number): Change {
  const marked = text.slice(start, end);
  if (ADDRESS.test(marked)) return { start, end, insert: `[](${marked})`, from: start + 1, to: start + 1 };
  const from = start + marked.length + 3;
  return { start, end, insert: `[${marked}](https://)`, from, to: from + 'https://'.length };
}

/** What was said by somebody else, as a quotation to be answered below. */
export const asQuote = (text: string): string =>
  `${text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`;
