import { languageOf, type Language } from '#contract/languages';
import { Texts, type Translated } from '../texts/texts.js';
import ar from './texts/ar.json' with { type: 'json' };
import de from './texts/de.json' with { type: 'json' };
import en from './texts/en.json' with { type: 'json' };
import es from './texts/es.json' with { type: 'json' };
import fa from './texts/fa.json' with { type: 'json' };
import fr from './texts/fr.json' with { type: 'json' };
import ps from './texts/ps.json' with { type: 'json' };
import tr from './texts/tr.json' with { type: 'json' };

/** Every text of the pages without scripts in one language. They are only ever said by the server, and sent to no browser as data. */
type PlainCatalogue = Translated<typeof en>;
export type PlainTexts = Texts<PlainCatalogue>;

const catalogues: Record<Language, PlainCatalogue> = { en, fr, de, es, tr, ar, fa, ps };

/** The texts of the pages without scripts for a language tag; English where there are none. */
export const plainTexts = (locale: string): PlainTexts =>
  new Texts<PlainCatalogue>(locale, catalogues[languageOf(locale)]);
