import type { Language } from '#contract/languages';
import type { TemplateName } from '#domain/mail/letter';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fa } from './fa.js';
import { fr } from './fr.js';
import { ps } from './ps.js';
import type { ToldTexts } from './told/told-texts.js';
import { tr } from './tr.js';

/** One letter's words. `{name}` is filled in; what is filled in is never markup. */
export interface LetterText {
  subject: string;
  paragraphs: string[];
  /** What the button says, where there is a link. */
  button?: string | undefined;
}

/** Every letter in one language. */
export interface Catalogue {
  direction: 'ltr' | 'rtl';
  footer: string;
  otherwise: string;
  letters: Record<TemplateName, LetterText>;
  told: Omit<ToldTexts, 'letters'>;
}

/** The languages that letters are written in, the widget's own. A new one is a file and a word here. */
export const catalogues: Record<Language, Catalogue> & Partial<Record<string, Catalogue>> = { en, fr, de, es, tr, ar, fa, ps };
