import { ACCENT, densities, FONT, type Look } from '#contract/theme';

/** Where the style sheet is that says what a publisher chose; null where that is nothing. */
export function lookAddress({ accent, font }: Pick<Look, 'accent' | 'font'>): string | null {
  if (accent === null && font === null) return null;
  const query = new URLSearchParams({ ...(accent === null ? {} : { accent }), ...(font === null ? {} : { font }) });
  return `/frame/theme.css?${query.toString()}`;
}

/** What a page around us wants, as far as it is what it should be. */
export function readLook({ accent, font, density }: Partial<Record<keyof Look, unknown>>): Look {
  const fitting = (value: unknown, pattern: RegExp) =>
    typeof value === 'string' && pattern.test(value) ? value : null;
  return {
    accent: fitting(accent, ACCENT),
    font: fitting(font, FONT),
    density: densities.find((each) => each === density) ?? null,
  };
}

/** Changes clothes without being seen undressed: the old style sheet goes once the new one is there. */
export function wear(look: Look): void {
  document.documentElement.dataset['density'] = look.density ?? '';
  const address = lookAddress(look);
  const worn = [...document.querySelectorAll<HTMLLinkElement>('link[data-look]')];
  if ((worn.at(-1)?.getAttribute('href') ?? null) === address) return;
  const takeOff = () => worn.forEach((link) => link.remove());
  if (address === null) return takeOff();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  link.dataset['look'] = '';
  link.addEventListener('load', takeOff);
  document.head.append(link);
}
