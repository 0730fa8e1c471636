/** The languages that readers are spoken to in, each by the name that its speakers call it. English first: it stands in where none fits. */
export const languages = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  tr: 'Türkçe',
  ar: 'العربية',
  fa: 'فارسی',
  ps: 'پښتو',
} as const;
export type Language = keyof typeof languages;

/** Their tags, in the order in which they are offered. */
export const languageTags = Object.keys(languages) as Language[];

const subtagOf = (locale: string): string => (locale.split('-')[0] ?? '').toLowerCase();

/** Which of the languages a tag (BCP 47) asks for, whatever its script and region; English where we do not have it. */
export function languageOf(locale: string): Language {
  const wanted = subtagOf(locale);
  return languageTags.find((tag) => tag === wanted) ?? 'en';
}

/** Those of our languages, and of publishers' own, whose script runs from right to left (Unicode CLDR, script metadata). */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'ur']);

/** Which way a language is written. */
export const directionOf = (locale: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.has(subtagOf(locale)) ? 'rtl' : 'ltr');

/**
 * The locale that `Intl` is to write numbers and dates in. Chromium has no data for Pashto and would fall back to the reader's
 * system; Dari, the other language of Afghanistan, writes the same digits and keeps the same calendar, and every browser has it.
 */
export const intlLocale = (locale: string): string => (subtagOf(locale) === 'ps' ? 'fa-AF' : locale);
