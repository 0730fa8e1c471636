import { Texts, type Translated } from '../../texts/texts.js';
import type { en } from './en.js';

/** Every text around logging in, in one language. */
export type AccountCatalogue = Translated<typeof en>;
export type AccountTexts = Texts<AccountCatalogue>;

const loaders: Record<string, () => Promise<AccountCatalogue>> = {
  en: async () => (await import('./en.js')).en,
  fr: async () => (await import('./fr.js')).fr,
  ar: async () => (await import('./ar.js')).ar,
};

/** Fetches the texts for a language tag when they are needed, and only those; English where there are none. */
export async function loadAccountTexts(locale: string): Promise<AccountTexts> {
  const load = loaders[locale.split('-')[0] ?? 'en'] ?? loaders['en'];
  if (!load) throw new Error('There is always English.');
  return new Texts<AccountCatalogue>(locale, await load());
}
