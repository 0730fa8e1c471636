import { createHash } from 'node:crypto';

/** Letters of other alphabets that a reader takes for Latin ones: the pairs that Unicode TS 39 calls confusable, where they are common. */
const CONFUSABLE = new Map(
  Object.entries({
    а: 'a', в: 'b', е: 'e', к: 'k', м: 'm', н: 'h', о: 'o', р: 'p', с: 'c', т: 't', у: 'y', х: 'x', і: 'i', ѕ: 's', ј: 'j', ԁ: 'd',
    α: 'a', β: 'b', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ı: 'i', ß: 'ss',
  }),
);

/** The same letter in the spellings of Arabic, Persian, Pashto and Urdu keyboards. */
const ARABIC_VARIANT = new Map(Object.entries({ أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ئ: 'ي', ك: 'ک', ة: 'ه', ۀ: 'ه', ؤ: 'و' }));

/** Accents of Latin, Greek and Cyrillic; vowel signs and the stretching bar of Arabic: decoration to a word list. */
const DECORATION = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/gu;
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const foldCharacter = (character: string): string => CONFUSABLE.get(character) ?? ARABIC_VARIANT.get(character) ?? character;

/** A text as word lists see it: without case, width, accents, lookalikes and what nobody can see. */
export function fold(text: string): string {
  // Arabic variants first: decomposing would tear their hamza off.
  const plain = [...text.normalize('NFKC').toLowerCase()].map(foldCharacter).join('');
  const bare = plain.normalize('NFD').replace(DECORATION, '').normalize('NFC');
  return [...bare.replace(/\s+/gu, ' ').replace(INVISIBLE, '')].map(foldCharacter).join('').trim();
}

/** The words of a folded text, one space between and around them: a phrase is then found as a whole by looking once. */
export const wordsOf = (folded: string): string => ` ${folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean).join(' ')} `;

/** Makes the same words posted twice recognisable, as `wordsOf` a folded text: whatever was done to its spacing, case or decoration. */
export const textHash = (words: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash('sha256').update(words).digest());
