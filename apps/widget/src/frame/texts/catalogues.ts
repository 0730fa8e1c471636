import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import type { Catalogue } from './texts.js';

const catalogues: Record<string, Catalogue> = { en, fr, ar };

/** The languages that the frame has texts for; English first, because it is what is used when none fits. */
export const locales: readonly string[] = Object.keys(catalogues);

/** The texts for a language tag: its own, or those of its language without the region, or English. */
export function catalogueFor(locale: string): Catalogue {
  return catalogues[locale] ?? catalogues[locale.split('-')[0] ?? 'en'] ?? en;
}
