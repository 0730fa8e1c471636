import type { TemplateName } from '#domain/mail/letter';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';

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
}

/** The languages that letters are written in, the widget's own. A new one is a file and a line here. */
export const catalogues: { en: Catalogue } & Partial<Record<string, Catalogue>> = { en, fr, ar };
