import type { RestrictionTemplate } from '#domain/mail/letter';
import type { LetterText } from '#domain/mail/templates/catalogues';

/** Letters about what keeps somebody from posting, and what came of an appeal, in one language. */
export type RestrictionLetters = Record<RestrictionTemplate, LetterText>;
