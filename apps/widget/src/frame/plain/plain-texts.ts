import { Texts, type Translated } from '../texts/texts.js';
import ar from './texts/ar.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };

/** Every text of the pages without scripts in one language. They are only ever said by the server, and sent to no browser as data. */
type PlainCatalogue = Translated<typeof en>;
export type PlainTexts = Texts<PlainCatalogue>;

const catalogues: Record<string, PlainCatalogue> = { en, fr, ar };

/** The texts of the pages without scripts for a language tag; English where there are none. */
export const plainTexts = (locale: string): PlainTexts =>
  new Texts<PlainCatalogue>(locale, catalogues[locale.split('-')[0] ?? 'en'] ?? en);
