import { Texts, type Translated } from '../../texts/texts.js';
import type en from './en.json';

/** Every text of the tools of a composer, in one language. */
export type BenchCatalogue = Translated<typeof en>;
export type BenchTexts = Texts<BenchCatalogue>;

const loaders: Record<string, () => Promise<BenchCatalogue>> = {
  en: async () => (await import('./en.json', { with: { type: 'json' } })).default,
  fr: async () => (await import('./fr.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('./ar.json', { with: { type: 'json' } })).default,
};

/** Fetches the texts for a language tag when they are needed, and only those; English where there are none. */
export async function loadBenchTexts(locale: string): Promise<BenchTexts> {
  const load = loaders[locale.split('-')[0] ?? 'en'] ?? loaders['en'];
  if (!load) throw new Error('There is always English.');
  return new Texts<BenchCatalogue>(locale, await load());
}
