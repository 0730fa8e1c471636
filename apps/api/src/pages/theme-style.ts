import type { Look } from '#contract/theme';
import { readableAccent, type ReadableAccent } from './readable-accent.js';

/** Names that mean a kind of font rather than one: in quotes they would be looked for by name. */
const GENERIC = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'ui-serif', 'ui-sans-serif', 'ui-monospace', 'ui-rounded', 'math', '-apple-system']);

/** What has letters that the publisher's font may lack; as in paper.css. */
const BEHIND_IT = "'Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Arabic'";

const family = (name: string): string => (GENERIC.has(name.toLowerCase()) ? name.toLowerCase() : `'${name}'`);

/** A list of fonts as it may stand in a style sheet. A generic one ends it: behind that, no other is looked at. */
function familiesOf(font: string): string {
  const names = font.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const last = names.findIndex((name) => GENERIC.has(name.toLowerCase()));
  const [named, generic] = last < 0 ? [names, 'serif'] : [names.slice(0, last), names[last] ?? 'serif'];
  return [...named.map(family), BEHIND_IT, family(generic)].join(', ');
}

const coloursOf = ({ accent, onAccent }: ReadableAccent): string => `--bl-accent: ${accent}; --bl-on-accent: ${onAccent};`;

/** The style sheet that comes after the frame's own and says what a publisher chose. Both were checked by their patterns. */
export function themeStyle({ accent, font }: Pick<Look, 'accent' | 'font'>): string {
  const lines: string[] = [];
  if (accent !== null) {
    const { light, dark } = readableAccent(accent);
    lines.push(
      `:root { ${coloursOf(light)} }`,
      `[data-theme='dark'] { ${coloursOf(dark)} }`,
      `@media (prefers-color-scheme: dark) { [data-theme='auto'] { ${coloursOf(dark)} } }`,
    );
  }
  if (font !== null) lines.push(`:root { --bl-serif: ${familiesOf(font)}; --bl-sans: ${familiesOf(font)}; }`);
  return `${lines.join('\n')}\n`;
}
