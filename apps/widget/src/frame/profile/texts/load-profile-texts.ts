import { intlLocale, languageOf, type Language } from '#contract/languages';
import { Texts, type Translated } from '../../texts/texts.js';
import type en from './en.json';

/** Every text of a profile, in one language. */
export type ProfileCatalogue = Translated<typeof en>;

/** Says who somebody is in the reader's language. */
export class ProfileTexts extends Texts<ProfileCatalogue> {
  /** The day on which something was: the same wherever it is read, since the server writes it too. */
  day(iso: string): string {
    return new Intl.DateTimeFormat(intlLocale(this.locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(iso),
    );
  }
}

const loaders: Record<Language, () => Promise<ProfileCatalogue>> = {
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
export const loadProfileTexts = async (locale: string): Promise<ProfileTexts> =>
  new ProfileTexts(locale, await loaders[languageOf(locale)]());
