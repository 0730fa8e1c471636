import { Texts, type Translated } from '../../../widget/src/frame/texts/texts.js';
import type en from './en.json';

/** Every text of the account page in one language. */
export type PageCatalogue = Translated<typeof en>;
export type PageTexts = Texts<PageCatalogue>;

const loaders: Record<string, () => Promise<PageCatalogue>> = {
  en: async () => (await import('./en.json', { with: { type: 'json' } })).default,
  fr: async () => (await import('./fr.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('./ar.json', { with: { type: 'json' } })).default,
};

/** The languages of the page. */
export const languages = Object.keys(loaders);

/** Languages of these are written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'ur']);

/** Which way a language is written. */
export const directionOf = (locale: string): 'rtl' | 'ltr' =>
  RIGHT_TO_LEFT.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';

/** Fetches the texts for a language tag; English where there are none. */
export async function loadPageTexts(locale: string): Promise<PageTexts> {
  const load = loaders[locale.split('-')[0] ?? 'en'] ?? loaders['en'];
  if (!load) throw new Error('There is always English.');
  return new Texts<PageCatalogue>(locale, await load());
}
