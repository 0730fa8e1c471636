import { languageOf, type Language } from '#contract/languages';
import { Texts, type Translated } from '../../../widget/src/frame/texts/texts.js';
import type en from './en.json';

/** Every text of the account page in one language. */
export type PageCatalogue = Translated<typeof en>;
export type PageTexts = Texts<PageCatalogue>;

const loaders: Record<Language, () => Promise<PageCatalogue>> = {
  en: async () => (await import('./en.json', { with: { type: 'json' } })).default,
  fr: async () => (await import('./fr.json', { with: { type: 'json' } })).default,
  de: async () => (await import('./de.json', { with: { type: 'json' } })).default,
  es: async () => (await import('./es.json', { with: { type: 'json' } })).default,
  tr: async () => (await import('./tr.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('./ar.json', { with: { type: 'json' } })).default,
  fa: async () => (await import('./fa.json', { with: { type: 'json' } })).default,
  ps: async () => (await import('./ps.json', { with: { type: 'json' } })).default,
};

/** Fetches the texts for a language tag; English where there are none. */
export const loadPageTexts = async (locale: string): Promise<PageTexts> =>
  new Texts<PageCatalogue>(locale, await loaders[languageOf(locale)]());
