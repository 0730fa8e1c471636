import { languageOf, type Language } from '#contract/languages';
import { Texts, type Translated } from '../../texts/texts.js';
import type en from './en.json';

/** Every text around what moderators do while they read along, in one language. */
export type ModeratingCatalogue = Translated<typeof en>;
export type ModeratingTexts = Texts<ModeratingCatalogue>;

const loaders: Record<Language, () => Promise<ModeratingCatalogue>> = {
  en: async () => (await import('./en.json', { with: { type: 'json' } })).default,
  fr: async () => (await import('./fr.json', { with: { type: 'json' } })).default,
  de: async () => (await import('./de.json', { with: { type: 'json' } })).default,
  es: async () => (await import('./es.json', { with: { type: 'json' } })).default,
  tr: async () => (await import('./tr.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('./ar.json', { with: { type: 'json' } })).default,
  fa: async () => (await import('./fa.json', { with: { type: 'json' } })).default,
  ps: async () => (await import('./ps.json', { with: { type: 'json' } })).default,
};

/** Fetches the texts for a language tag when they are needed, and only those; English where there are none. */
export const loadModeratingTexts = async (locale: string): Promise<ModeratingTexts> =>
  new Texts<ModeratingCatalogue>(locale, await loaders[languageOf(locale)]());
