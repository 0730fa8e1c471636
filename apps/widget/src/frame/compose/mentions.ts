/** Who is meant by the names in a text that somebody is writing: ids by name. */
export type Called = Readonly<Record<string, string>>;

/** What a writer sees, and who is meant by the names in it. */
export interface Written {
  text: string;
  people: Called;
}

/** As the server knows a mention: `@[Name](user:UUID)`, with brackets and backslashes in the name escaped. */
const MENTION = /@\[((?:[^[\]\\\n]|\\[[\]\\]){1,60})\]\(user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;

/** The name that is being written: after an `@` that begins a word, up to where the writer is. Names can have a space in them. */
const BEGUN = /(^|[\s([{«"'“])@((?:[\p{L}\p{N}\p{M}._'’-]+ ?){0,3})$/u;

/** The name that somebody begins to write where a text ends, or null. One that was chosen already is not begun again by what follows it. */
export function begunName(text: string, chosen: Called): string | null {
  const name = BEGUN.exec(text)?.[2];
  if (name === undefined || Object.keys(chosen).some((one) => `${name} `.startsWith(`${one} `))) return null;
  return name;
}

const escaped = (name: string): string => name.replace(/[[\]\\]/g, '\\$&');
const forPattern = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text as it is sent: where the writer chose somebody by name, the name says who that is. */
export function toSource({ text, people }: Written): string {
  // The longest first: of two names that begin the same, the shorter one is not what was chosen.
  const names = Object.keys(people).sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const chosen = new RegExp(`@(${names.map(forPattern).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(chosen, (_, name: string) => `@[${escaped(name)}](user:${people[name] ?? ''})`);
}

/** A text as its writer sees it, from how it was sent. */
export function fromSource(source: string): Written {
  const people: Record<string, string> = {};
  const text = source.replace(MENTION, (_, name: string, id: string) => {
    const plain = name.replace(/\\(.)/g, '$1');
    people[plain] = id;
    return `@${plain}`;
  });
  return { text, people };
}
