import { languageOf, languageTags, type Language } from '#contract/languages';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fa from './fa.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ps from './ps.json' with { type: 'json' };
import type { Catalogue } from './texts.js';
import tr from './tr.json' with { type: 'json' };

const catalogues: Record<Language, Catalogue> = { en, fr, de, es, tr, ar, fa, ps };

/** The languages that the frame has texts for; English first, because it is what is used when none fits. */
export const locales: readonly string[] = languageTags;

/** The texts for a language tag: those of its language, or English. */
export const catalogueFor = (locale: string): Catalogue => catalogues[languageOf(locale)];
