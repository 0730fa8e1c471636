/** A stretch of words that two texts have in common, or that only one of them has. */
export interface Stretch {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Words with the space after them: what is put together again is the text. */
const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}'’_]+|[^\s\p{L}\p{N}\p{M}'’_]/gu) ?? [];

/** Five hundred changed words and the spaces between them, squared: some tens of milliseconds. More than that is shown as changed whole. */
const MOST_PLACES = 1_000_000;

/** What became of a text, word by word: the longest common subsequence of the words that are not the same at both ends. */
export function wordDiff(before: string, after: string): Stretch[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const found: Stretch[] = [];
  const add = (kind: Stretch['kind'], words: string[]) => {
    const last = found.at(-1);
    const text = words.join('');
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  };
  add('same', a.slice(0, head));
  for (const [kind, word] of middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) add(kind, [word]);
  add('same', a.slice(a.length - tail));
  return found;
}

type Step = [kind: Stretch['kind'], word: string];

function middle(a: string[], b: string[]): Step[] {
  if (a.length * b.length > MOST_PLACES)
    return [...a.map((word): Step => ['gone', word]), ...b.map((word): Step => ['new', word])];
  const width = b.length + 1;
  const common = commonFrom(a, b, width);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [gone, come] = [a[i], b[j]];
    if (gone !== undefined && gone === come) {
      steps.push(['same', gone]);
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (come === undefined || at(common, (i + 1) * width + j) >= at(common, i * width + j + 1))
    ) {
      steps.push(['gone', gone]);
      i += 1;
    } else {
      steps.push(['new', come ?? '']);
      j += 1;
    }
  }
  return steps;
}

/** How many words the rests of both texts have in common, from each pair of places on. */
function commonFrom(a: string[], b: string[], width: number): Uint16Array {
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const word = a[i];
    const [row, next] = [i * width, (i + 1) * width];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[row + j] =
        word === b[j] ? at(common, next + j + 1) + 1 : Math.max(at(common, next + j), at(common, row + j + 1));
    }
  }
  return common;
}

const at = (common: Uint16Array, place: number): number => common[place] ?? 0;
