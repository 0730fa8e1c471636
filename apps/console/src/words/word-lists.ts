/** One entry a line: trimmed, empty lines and repetitions dropped, the order kept. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))];
}

/** What the server would refuse about the lists, or would make no sense. */
export type WordsProblem = { kind: 'too-long'; line: string } | { kind: 'too-many' } | { kind: 'twice'; line: string };

/** The first thing that is wrong, or null. */
export function problemOf(banned: readonly string[], suspect: readonly string[]): WordsProblem | null {
  if (banned.length > 10_000 || suspect.length > 10_000) return { kind: 'too-many' };
  const long = [...banned, ...suspect].find((line) => [...line].length > 200);
  if (long !== undefined) return { kind: 'too-long', line: `${[...long].slice(0, 24).join('')}…` };
  const strict = new Set(banned.map((line) => line.toLocaleLowerCase('en')));
  const twice = suspect.find((line) => strict.has(line.toLocaleLowerCase('en')));
  return twice === undefined ? null : { kind: 'twice', line: twice };
}
