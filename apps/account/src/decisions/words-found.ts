import type { StatementView } from '#contract/redress';

/** The words of one's own text that checks found, each once. */
export function wordsFound(html: string, checks: StatementView['facts']['checks']): string[] {
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent;
  return [...new Set(checks.flatMap(({ spots }) => spots.map(({ start, end }) => text.slice(start, end))))];
}
