/**
 * Text as search looks for it, for marking what was found. What is looked in is folded by the database (`search_fold` in the
 * migration "reading"), so that every text in it was folded by the same rules; a test holds the two together.
 */

/** Accents, vowel signs, stretching, and what nobody sees. */
const UNSEEN_RANGES = [
  String.raw`\u0300-\u036f \u0483-\u0487 \u0591-\u05bd \u05bf \u05c1 \u05c2 \u05c4 \u05c5 \u05c7 \u0610-\u061a \u0640 \u064b-\u065f \u0670`,
  String.raw`\u06d6-\u06dc \u06df-\u06e4 \u06e7 \u06e8 \u06ea-\u06ed \u00ad \u034f \u061c \u180e \u1ab0-\u1aff \u1dc0-\u1dff \u200b-\u200f`,
  String.raw`\u202a-\u202e \u2060-\u2069 \u20d0-\u20f0 \ufe00-\ufe0f \ufe20-\ufe2f \ufeff \u{e0000}-\u{e0fff}`,
].flatMap((line) => line.split(' '));
const UNSEEN = new RegExp(`[${UNSEEN_RANGES.join('')}]`, 'gu');

/** Letters that are typed differently for the same word, and the digits of Arabic and Persian. */
const FROM = [...'ىیېۍےکګةہھەٱıøđłς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'];
const TO = [...'يييييكگهههه', 'ا', ...'iodlσ01234567890123456789'];
const SAME: ReadonlyMap<string, string> = new Map([...FROM.map((letter, place) => [letter, TO[place] ?? letter] as const), ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['þ', 'th']]);
const TYPED_DIFFERENTLY = new RegExp(`[${[...SAME.keys()].join('')}]`, 'gu');

/** Scripts that are written without spaces; their words are looked for letter by letter. */
const UNSPACED = /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}])/gu;

const BETWEEN_WORDS = /[\p{P}\p{S}\p{Z}\p{Cc}\s]+/gu;

/** Text folded, with one space between its words and none around them. */
export const foldForSearch = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(TYPED_DIFFERENTLY, (letter) => SAME.get(letter) ?? letter)
    .normalize('NFC')
    .replace(UNSPACED, ' $1 ')
    .replace(BETWEEN_WORDS, ' ')
    .trim();

/** Whether a folded letter is a word for itself: one of a script without spaces, or one that stands for several words. */
export const isWordAlone = (folded: string): boolean => folded.includes(' ') || folded.search(UNSPACED) !== -1;
