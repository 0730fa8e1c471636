import { describe, expect, it } from '@jest/globals';
import { CompiledWords, readText } from './compiled-words.js';

/** What is marked in a text of these phrases. */
function marked(text: string, ...phrases: string[]): string[] {
  const { banned } = new CompiledWords({ banned: phrases, suspect: [] }).find(readText(text));
  return banned.flatMap(({ spots }) => spots.map(({ start, end }) => text.slice(start, end)));
}

describe('a phrase of a word list', () => {
  it.each([
    ['as it is', 'Buy spam now', 'spam', ['spam']],
    ['in capitals', 'SPAM, Spam', 'sPam', ['SPAM', 'Spam']],
    ['wide', 'ｓｐａｍ!', 'spam', ['ｓｐａｍ']],
    ['in lookalikes', 'ѕраm and ꜱᴘᴀᴍ', 'spam', ['ѕраm', 'ꜱᴘᴀᴍ']],
    ['in pictures', '🇸🇵🇦🇲 🅂🄿🄰🄼 🆂🅿🅰🅼', 'spam', ['🅂🄿🄰🄼', '🇸🇵🇦🇲', '🆂🅿🅰🅼']],
    ['with digits', '5p4m sp4m', 'spam', ['5p4m', 'sp4m']],
    ['with signs', '$p@m, $pam!!!', 'spam', ['$p@m', '$pam']],
    ['with a one for either letter', '1d10t k1ll ki1l ki11 k!|l', 'idiot', ['1d10t']],
    ['with a one for l', 'k1ll ki1l ki11 k!|l k111', 'kill', ['k1ll', 'ki1l', 'ki11', 'k111', 'k!|l']],
    ['spaced', 'no s p a m here', 'spam', ['s p a m']],
    ['spaced after a word of one letter', 'a s p a m I say', 'spam', ['s p a m']],
    ['with marks between', 's.p.a.m s-p-a-m s*p*a*m s_p_a_m sp.am s, p, a, m', 'spam', ['s.p.a.m', 's-p-a-m', 's*p*a*m', 's_p_a_m', 'sp.am', 's, p, a, m']],
    ['with signs between', 's|p|a|m s+p+a+m s!p!a!m', 'spam', ['s|p|a|m', 's+p+a+m', 's!p!a!m']],
    ['with pictures between', 's😀p😀a😀m', 'spam', ['s😀p😀a😀m']],
    ['stretched', 'spaaaam sssspam spammmm ssspppaaammm', 'spam', ['spaaaam', 'sssspam', 'spammmm', 'ssspppaaammm']],
    ['stretched and spaced', 's p a a a a m', 'spam', ['s p a a a a m']],
    ['under heaps of marks', 's̶̛p̷̀ą̵m̸', 'spam', ['s̶̛p̷̀ą̵m̸']],
    ['invisibly parted', 's\u200bp\u00ada\u2060m', 'spam', ['s\u200bp\u00ada\u2060m']],
    ['a phrase over lines', 'free\n  crypto', 'free crypto', ['free\n  crypto']],
    ['a phrase joined', 'freecrypto free-crypto #FreeCrypto', 'free crypto', ['freecrypto', 'free-crypto', 'FreeCrypto']],
    ['a phrase spaced', 'f r e e c r y p t o', 'free crypto', ['f r e e c r y p t o']],
    ['beside a letter of its own', 'bus spam.mad', 'spam', ['spam']],
    ['a letter that is two', 'Straße STRASSE', 'strasse', ['Straße', 'STRASSE']],
    ['in Arabic with vowels', 'هذا كَلْبٌ', 'كلب', ['كَلْبٌ']],
    ['in Persian with the letters of Arabic', 'خائن خاين خـاین', 'خاین', ['خائن', 'خاين', 'خـاین']],
    ['in Persian, joined by nothing', 'بی‌شرف بی شرف بیشرف', 'بی شرف', ['بی‌شرف', 'بی شرف', 'بیشرف']],
    ['in Arabic, spaced', 'ك ل ب', 'كلب', ['ك ل ب']],
    ['in Pashto on another keyboard', 'ډوډۍ ڈوڈی', 'ډوډی', ['ډوډۍ', 'ڈوڈی']],
    ['in Urdu', 'کمینے كميني', 'کمینے', ['کمینے', 'كميني']],
    ['in Hindi, marks included', 'गधा गधे', 'गधा', ['गधा']],
    ['in Russian', 'ДУРАК и дура', 'дурак', ['ДУРАК']],
    ['digits', 'in 1488 and 14 88, not 14889', '1488', ['1488']],
  ])('is found %s', (_, text, phrase, spots) => {
    expect(marked(text, phrase).sort()).toEqual([...spots].sort());
  });

  it.each([
    ['inside a longer word', 'spammer antispam spams', 'spam'],
    ['a double letter', 'shot boob', 'shoot'],
    ['with one letter instead of two', 'as has', 'ass'],
    ['with two letters instead of one', 'boob', 'bob'],
    ['over the end of a word', 'class action', 'ass'],
    ['as two words that are no phrase', 'sp am, the rapist', 'spam'],
    ['in an apostrophe', 'he’ll and she\'ll', 'hell'],
    ['in letters that belong to words', 'I saw a m', 'sawam'],
    ['numbers', '455, 50505 and 50s and 5', 'sos'],
    ['numbers', '455 455', 'ass'],
    ['money', '$5 a 5', 'ss'],
    ['flags', '🇺🇸 and 🇺🇸', 'us'],
    ['digits as other digits', '1488', '1455'],
    ['i for l', 'wiil', 'will'],
    ['other Arabic words', 'كلام كتب', 'كلب'],
    ['Persian letters that differ', 'گل', 'کل'],
    ['Russian letters that differ', 'кров', 'кровь'],
    ['other Hindi forms', 'गधे', 'गधा'],
  ])('is not found %s', (_, text, phrase) => {
    expect(marked(text, phrase)).toEqual([]);
  });

  it('is literal, whatever it would mean elsewhere', () => {
    expect(marked('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '(a+)+$', '.*', 'a|b', '[a-z]+')).toEqual([]);
    expect(marked('Try (a+)+$ on it, or [a-z]+.', '(a+)+$', '[a-z]+')).toEqual(['a+)+$', 'a-z]+']);
    expect(marked('c++ and C', 'c++')).toEqual(['c++']);
    expect(marked('a$$ and ass', 'a$$')).toEqual(['a$$']);
    expect(marked('spam', 'spam!')).toEqual(['spam']);
  });

  it('is said as the list has it, once, with its list', () => {
    const words = new CompiledWords({ banned: ['Bad Phrase', '!!!', ''], suspect: ['bad', 'phrase'] });
    expect(words.find(readText('A bad phrase, b4d phrase.'))).toEqual({
      banned: [{ phrase: 'Bad Phrase', spots: [{ start: 2, end: 12 }, { start: 14, end: 24 }] }],
      suspect: [{ phrase: 'bad', spots: [{ start: 2, end: 5 }, { start: 14, end: 17 }] }, { phrase: 'phrase', spots: [{ start: 6, end: 12 }, { start: 18, end: 24 }] }],
    });
  });

  it('takes little time of 64 KB made to take much', () => {
    const phrases = ['a', 'aa', 'aaa', 'ab', 'aab', 'aaab', 'ababab', 'a b', 'b'.repeat(200), `${'a'.repeat(199)}b`, 'spam', 'liil'];
    const words = new CompiledWords({ banned: phrases, suspect: [] });
    const parts = ['a', 'a ', 'ab', 'a.b', 'b', '1', '1!|', 'l i ', '@', 's p a ', 's\u0336\u0321p\u035ea\u0489m ', '\u0301', '\u200b', 'ﷺ', '😀', '🇦', '\ud800'];
    for (const text of [...parts.map((part) => part.repeat(65_536 / part.length)), `${'a '.repeat(30_000)}bX`]) {
      const begun = process.threadCpuUsage();
      words.find(readText(text));
      // Its own time alone: others may be at work on the machine.
      expect(process.threadCpuUsage(begun).user).toBeLessThan(1_500_000);
    }
  });
});

/** Numbers that look random and are the same in every run (Park and Miller's generator). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Whether a phrase of small letters stands in a text of small letters, digits, spaces and stops: tried at every place in every way. */
function standsIn(phrase: string, text: string): boolean {
  const wanted = [...phrase].filter((letter) => letter !== ' ');
  const runs = wanted.reduce<[string, number][]>((all, letter) => (all.at(-1)?.[0] === letter ? [...all.slice(0, -1), [letter, (all.at(-1)?.[1] ?? 0) + 1]] : [...all, [letter, 1]]), []);
  const letters = [...text.matchAll(/[a-z0-9]/g)].map(({ 0: letter, index }) => ({ letter, index }));
  const between = (at: number) => text.slice((letters[at - 1]?.index ?? -1) + 1, letters[at]?.index ?? text.length);
  const isBorder = (at: number) => at === 0 || at === letters.length || between(at) !== '';
  const alone = (at: number) => {
    let [from, to] = [at, at + 1];
    while (!isBorder(from)) from -= 1;
    while (!isBorder(to)) to += 1;
    return letters.slice(from, to).every(({ letter }) => letter === letters[from]?.letter);
  };
  const crossed = (at: number) => !between(at).includes(' ') || (alone(at - 1) && alone(at) && wanted.length >= 3);
  const reads = (at: number, letter: string) => letters[at]?.letter === letter || (wanted.length >= 3 && ({ 4: 'a', 5: 's', 0: 'o' } as Record<string, string>)[letters[at]?.letter ?? ''] === letter);
  const isNumber = (from: number, to: number) => {
    const written = letters.slice(from, to).map(({ letter }) => letter).join('');
    return /^\d+[a-z]?$/.test(written) && !wanted.every((letter) => /\d/.test(letter));
  };
  const goes = (run: number, at: number, start: number): boolean => {
    const [letter, count] = runs[run] ?? ['', 0];
    if (run === runs.length) return isBorder(at) && !isNumber(start, at);
    for (let end = at; reads(end, letter) && (end === start || crossed(end)); end += 1) {
      const taken = end + 1 - at;
      if ((taken === count || (taken >= 3 && taken > count)) && goes(run + 1, end + 1, start)) return true;
    }
    return false;
  };
  return letters.some((_, at) => isBorder(at) && goes(0, at, at));
}

describe('finding many phrases at once', () => {
  it('finds what trying each at every place finds', () => {
    const below = numbersFrom(20_261_126);
    const made = (alphabet: string, length: number) => Array.from({ length }, () => alphabet[below(alphabet.length)]).join('');
    let hits = 0;
    for (let round = 0; round < 400; round += 1) {
      const phrases = [...new Set(Array.from({ length: 30 }, () => made('aaspo', 1 + below(5))))];
      const text = made('aaassppo45 ..  ', 1 + below(60));
      const found = new CompiledWords({ banned: phrases, suspect: [] }).find(readText(text)).banned.map(({ phrase }) => phrase);
      expect([text, found]).toEqual([text, phrases.filter((phrase) => standsIn(phrase, text))]);
      hits += found.length;
    }
    expect(hits).toBeGreaterThan(500);
  });
});
