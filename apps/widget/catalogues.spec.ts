import { describe, expect, it } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locales } from './src/frame/texts/catalogues.js';

/** Every text that readers are shown, wherever its catalogue lies. */
const apps = join(import.meta.dirname, '..');
const folders = globSync('{widget,account}/src/**/texts/en.json', { cwd: apps }).map((file) =>
  file.slice(0, -'/en.json'.length),
);

type Catalogue = Record<string, string | Record<string, string>>;

function read(folder: string, locale: string): Map<string, string> {
  const all = JSON.parse(readFileSync(join(apps, folder, `${locale}.json`), 'utf8')) as Catalogue;
  return new Map(
    Object.entries(all).flatMap(([key, entry]) =>
      typeof entry === 'string'
        ? [[key, entry] as const]
        : Object.entries(entry).map(([code, text]) => [`${key}.${code}`, text] as const),
    ),
  );
}

type Part = string | [name: string, kind?: string, forms?: Record<string, unknown>];

/** The names that a message fills in, and the forms of each number in it. */
function inside(message: string): { names: string[]; plurals: string[][] } {
  const found = { names: [] as string[], plurals: [] as string[][] };
  const visit = (parts: unknown) => {
    if (!Array.isArray(parts)) return;
    for (const part of parts as Part[]) {
      if (typeof part === 'string') continue;
      const [name, kind, forms = {}] = part;
      found.names.push(name);
      if (kind === 'plural') found.plurals.push(Object.keys(forms).filter((form) => form !== 'offset'));
      Object.values(forms).forEach(visit);
    }
  };
  visit(compileMessage(message));
  return { names: [...new Set(found.names)].sort(), plurals: found.plurals };
}

/** What is the same word in another language: names, signs, and words that both have. */
const SAME = /^(\{[^}]*\}|[^\p{L}]*|.{0,13}|[a-z-]+\.txt)$/u;

describe.each(folders)('the texts in %s', (folder) => {
  const english = read(folder, 'en');

  it.each(locales.filter((locale) => locale !== 'en'))('are all there in %s, with the same names in them', (locale) => {
    const translated = read(folder, locale);
    expect([...translated.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of english)
      expect([key, inside(translated.get(key) ?? '').names]).toEqual([key, inside(text).names]);
  });

  it.each(locales)('have the forms for numbers that %s has', (locale) => {
    const known = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, text] of read(folder, locale)) {
      for (const forms of inside(text).plurals) {
        expect([key, forms]).toEqual([key, expect.arrayContaining(['other'])]);
        const unknown = forms.filter((form) => !form.startsWith('=') && !known.includes(form as Intl.LDMLPluralRule));
        expect([key, unknown]).toEqual([key, []]);
      }
    }
  });

  it.each(locales.filter((locale) => locale !== 'en'))('say nothing in %s that is still English', (locale) => {
    const untranslated = [...read(folder, locale)].filter(
      ([key, text]) => text === english.get(key) && !SAME.test(text),
    );
    expect(untranslated).toEqual([]);
  });
});
