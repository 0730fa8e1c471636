import { Texts, type Translated } from '../../texts/texts.js';
import type en from './en.json';

/** Every text around logging in, in one language. */
export type AccountCatalogue = Translated<typeof en>;
export type AccountTexts = Texts<AccountCatalogue>;

const loaders: Record<string, () => Promise<AccountCatalogue>> = {
  en: async () => (await import('./en.json', { with: { type: 'json' } })).default,
  fr: async () => (await import('./fr.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('./ar.json', { with: { type: 'json' } })).default,
};

/** Fetches the texts for a language tag when they are needed, and only those; English where there are none. */
export async function loadAccountTexts(locale: string): Promise<AccountTexts> {
  const load = loaders[locale.split('-')[0] ?? 'en'] ?? loaders['en'];
  if (!load) throw new Error('There is always English.');
  return new Texts<AccountCatalogue>(locale, await load());
}
