import type { OwnReason } from '#contract/own-reasons';

const BETWEEN = ' | ';

/** The reasons of a site's own as they are typed, each in a line: its code, what it counts under, and how it is said in each language. */
export const linesOfReasons = (reasons: readonly OwnReason[]): string =>
  reasons.map(({ code, under, texts }) => [code, under, ...Object.entries(texts).map(([language, said]) => `${language}: ${said}`)].join(BETWEEN)).join('\n');

/** What is sent for lines that were typed; what makes no sense is sent as it is, and the server says so beside the field. */
export function reasonsOfLines(typed: string): { code: string; under: string; texts: Record<string, string> }[] {
  const lines = typed.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.map((line) => {
    const [code = '', under = '', ...said] = line.split('|').map((part) => part.trim());
    const texts = said.filter((part) => part !== '').map((part): [string, string] => {
      const colon = part.indexOf(':');
      return [part.slice(0, Math.max(colon, 0)).trim(), part.slice(colon + 1).trim()];
    });
    return { code, under, texts: Object.fromEntries(texts) };
  });
}
