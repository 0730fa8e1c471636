import { Texts, type Translated } from '../../texts/texts.js';
import type en from './en.json';

/** Every text of a profile, in one language. */
export type ProfileCatalogue = Translated<typeof en>;

/** Says who somebody is in the reader's language. */
export class ProfileTexts extends Texts<ProfileCatalogue> {
  /** The day on which something was: the same wherever it is read, since the server writes it too. */
  day(iso: string): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
  }
}

const loaders: Record<string, () => Promise<ProfileCatalogue>> = {
  en: async () => (await import('./en.json', { with: { type: 'json' } })).default,
  fr: async () => (await import('./fr.json', { with: { type: 'json' } })).default,
  ar: async () => (await import('./ar.json', { with: { type: 'json' } })).default,
};

/** Fetches the texts for a language tag when they are needed, and only those; English where there are none. */
export async function loadProfileTexts(locale: string): Promise<ProfileTexts> {
  const load = loaders[locale.split('-')[0] ?? 'en'] ?? loaders['en'];
  if (!load) throw new Error('There is always English.');
  return new ProfileTexts(locale, await load());
}
