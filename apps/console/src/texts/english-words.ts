import { many } from './many.js';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** What a language is called; its tag where that names none. */
export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The room of the word lists. */
export const words = {
  title: 'Words that screening looks for',
  body: 'One word or phrase a line, in any script, taken literally. Only whole words count. Capitals, accents, look-alike characters, digits or signs for letters, and letters that are spaced, dotted or stretched make no difference.',
  site: 'Where they hold',
  everywhere: 'Everywhere',
  unknownSite: 'A site that is not there any more',
  languageLabel: 'Kept under',
  languageHint: 'A language only keeps words together: they are looked for in every text.',
  noLanguage: 'No language',
  language: languageName,
  inLanguage: (place: string, language: string) => `${place} · ${language}`,
  filled: 'Lists that hold something',
  banned: 'Banned',
  bannedHint: 'A reply with one of these is refused, and its author is told.',
  suspect: 'Suspect',
  suspectHint: 'A reply with one of these waits for a moderator.',
  save: 'Save the lists',
  saving: 'Saving…',
  saved: 'Saved. The next reply is already checked against these.',
  failed: 'The lists could not be fetched.',
  loading: 'Fetching the lists…',
  entries: (count: number) => many(count, 'entry', 'entries'),
  unsaved: 'Not saved yet',
  tooLong: (line: string) => `“${line}” is longer than 200 characters.`,
  tooMany: 'A list holds at most 10,000 entries.',
  twice: (line: string) => `“${line}” is in both lists.`,
};
