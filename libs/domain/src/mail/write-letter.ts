import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { intlLocale } from '#contract/languages';
import { Config } from '#platform/config/config';
import { localeChain, type TemplateName, type Unasked } from './letter.js';
import { catalogues, type Catalogue, type LetterText } from './templates/catalogues.js';
import { fill, layOut, layOutPlain, type WrittenLetter } from './templates/layout.js';

/** An operator's own text of a letter: `<MAIL_TEMPLATES>/<locale>/<template>.json`. */
const ownText = z.strictObject({ subject: z.string().min(1), paragraphs: z.array(z.string().min(1)).min(1), button: z.string().min(1).optional() });

/** Writes a letter out in its reader's language, in the operator's own words where there are any. */
@Injectable()
export class WriteLetter {
  private readonly logger = new Logger('Mail');
  private readonly place: string;

  constructor(private readonly config: Config) {
    this.place = new URL(config.publicUrl).host;
  }

  /** `unasked` is what a letter has besides that nobody asked for by what they just did. */
  async run(template: TemplateName, locale: string, data: Record<string, string>, unasked?: Unasked): Promise<WrittenLetter> {
    const { catalogue, text, language } = await this.choose(template, locale);
    const filled = { ...data, ...wordsOf(data, catalogue, language), place: this.place, at: momentOf(data, language) };
    const say = (words: string): string => fill(words, filled);
    const letter = {
      language,
      direction: catalogue.direction,
      subject: say(text.subject),
      // A moderator need not have written a note.
      paragraphs: text.paragraphs.filter((words) => !words.includes('{note}') || data['note'] !== '').map(say),
      button: text.button !== undefined && data['link'] !== undefined ? { text: say(text.button), link: data['link'] } : undefined,
      footer: say(catalogue.footer),
      otherwise: catalogue.otherwise,
      ...(unasked && aroundUnasked(catalogue, language, unasked)),
    };
    return { subject: letter.subject, text: layOutPlain(letter), html: layOut(letter) };
  }

  private async choose(template: TemplateName, locale: string): Promise<{ catalogue: Catalogue; text: LetterText; language: string }> {
    for (const language of localeChain(locale)) {
      const own = await this.readOwn(template, language);
      const ours = catalogues[language];
      const text = own ?? ours?.letters[template];
      // An operator's own language may have no texts of ours around its letters.
      if (text) return { catalogue: ours ?? catalogues.en, text, language };
    }
    return { catalogue: catalogues.en, text: catalogues.en.letters[template], language: 'en' };
  }

  /** A file that cannot be used is told of and passed over: the letter goes out in our words. */
  private async readOwn(template: TemplateName, language: string): Promise<LetterText | undefined> {
    const folder = this.config.mailTemplates;
    if (folder === undefined) return undefined;
    const path = join(folder, language, `${template}.json`);
    try {
      return ownText.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.logger.error(`${path} cannot be used: ${String(error)}`);
      return undefined;
    }
  }
}

const numberIn = (language: string, number: number): string => new Intl.NumberFormat(intlLocale(language)).format(number);

/** What is known by a code or as a number, in words. */
function wordsOf({ reason, count }: Record<string, string>, { told }: Catalogue, language: string): Record<string, string> {
  const known: Partial<Record<string, string>> = told.reasons;
  return {
    ...(reason === undefined ? {} : { reason: known[reason] ?? reason }),
    ...(count === undefined ? {} : { count: numberIn(language, Number(count)) }),
  };
}

/** Why one gets it, how to get no more of them, and what else it has. */
function aroundUnasked({ told }: Catalogue, language: string, { about, quotes, follow = {}, unread = 0, unsubscribe, preferences }: Unasked) {
  return {
    footer: told.why[about],
    quotes,
    after: unread === 0 ? undefined : fill(told.unread, { count: numberIn(language, unread) }),
    links: [
      ...(follow.person ? [{ text: fill(told.followName, { name: follow.person.name }), link: follow.person.link }] : []),
      ...(follow.thread === undefined ? [] : [{ text: told.followThread, link: follow.thread }]),
      { text: told.unsubscribe, link: unsubscribe },
      { text: told.preferences, link: preferences },
    ],
  };
}

/** A moment as people of that language write it, in the reader's own zone where it is known. */
function momentOf({ at, timeZone = 'UTC' }: Record<string, string>, language: string): string {
  if (at === undefined) return '';
  return new Intl.DateTimeFormat(intlLocale(language), { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZone, timeZoneName: 'short' }).format(new Date(at));
}
