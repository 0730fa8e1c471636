import { setupI18n, type I18n } from '@lingui/core';
import { intlLocale } from '#contract/languages';
import type en from './en.json';
import { relativeTimes, type RelativeTimes } from './relative-times.js';

/** The same texts in any language: an entry for each that English has, as ICU messages. It is plain data, so that the server can send it along. */
export type Translated<English> = {
  readonly [Key in keyof English]: English[Key] extends string
    ? string
    : { readonly [Code in keyof English[Key]]: string };
};

/** Every text of the frame in one language. */
export type Catalogue = Translated<typeof en>;

/** The names of the lists that are looked up by a code. */
export type ListKey<All = Catalogue> = { [Key in keyof All]: All[Key] extends string ? never : Key }[keyof All] &
  string;

/** The codes that a list has texts for. */
export type CodeOf<List extends ListKey<All>, All = Catalogue> = keyof All[List] & string;

/** The name of a text: its own, or that of its list and its code. */
export type TextKey<All = Catalogue> = {
  [Key in keyof All & string]: All[Key] extends string ? Key : `${Key}.${keyof All[Key] & string}`;
}[keyof All & string];

/** What is put into a text: a number, which is written as the language does, or a name. */
type Values = Record<string, string | number>;

/** First strong isolate and its end: a name in another script does not turn the sentence around it. */
const isolate = (value: string): string => `\u2068${value}\u2069`;

/** Of the private use area: stands for a value that is an element rather than a text. */
const ELEMENT = '\uE000';

const DAY = 86_400_000;
const STEPS: [number, 'day' | 'hour' | 'minute'][] = [
  [DAY, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** Says things in the reader's language: texts, numbers and times. */
export class Texts<All = Catalogue> {
  private readonly i18n: I18n;
  private readonly relative: RelativeTimes;
  private readonly known: Record<string, unknown>;

  constructor(
    readonly locale: string,
    all: All,
  ) {
    this.known = flat(all as Record<string, unknown>);
    this.i18n = setupI18n({
      locale,
      locales: intlLocale(locale),
      messages: { [locale]: this.known as Record<string, string> },
    });
    this.relative = relativeTimes(locale);
  }

  /** A text with names and numbers put into it, in the form that fits the numbers. */
  say(key: TextKey<All>, values: Values = {}): string {
    const safe = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value) : value,
    ]);
    return this.i18n._(key, Object.fromEntries(safe) as Values);
  }

  /** So many seconds as people say them: rounded up, in the largest unit that says nearly as much. */
  lasting(seconds: number): string {
    const [ms, unit] = STEPS.find(([step]) => seconds * 1_000 >= step) ?? [1_000, 'second' as const];
    return new Intl.NumberFormat(intlLocale(this.locale), { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil((seconds * 1_000) / ms));
  }

  /** What a text says before and after the element that stands for one of its values. */
  around(key: TextKey<All>, name: string, values: Values = {}): [before: string, after: string] {
    const [before = '', after = ''] = this.i18n._(key, { ...values, [name]: ELEMENT }).split(ELEMENT);
    return [before, after];
  }

  /** A text of one of the lists that are looked up by a code from the server, if there is one for it. */
  coded(list: ListKey<All>, code: string | undefined, detail = '…'): string | undefined {
    const key = `${list}.${code}`;
    return key in this.known ? this.say(key as TextKey<All>, { detail }) : undefined;
  }

  /** The codes of a list, in its order. */
  codes<List extends ListKey<All>>(list: List): CodeOf<List, All>[] {
    const start = `${list}.`;
    return Object.keys(this.known).flatMap((key) =>
      key.startsWith(start) ? (key.slice(start.length) as CodeOf<List, All>) : [],
    );
  }

  /** The full date and time. The server does not know where the reader is, so it says it in UTC. */
  date(iso: string, timeZone?: string): string {
    const zone = timeZone ? { timeZone } : {};
    const said = new Intl.DateTimeFormat(intlLocale(this.locale), {
      dateStyle: 'long',
      timeStyle: 'short',
      ...zone,
    }).format(new Date(iso));
    return timeZone ? `${said} ${timeZone}` : said;
  }

  /** How long ago something was, for a week; after that, the day it was. */
  ago(iso: string, now: number): string {
    const then = Date.parse(iso);
    const passed = now - then;
    if (passed < 7 * DAY) {
      const [length, unit] = STEPS.find(([step]) => passed >= step) ?? [60_000, 'second'];
      return unit === 'second'
        ? this.relative.format(0, 'second')
        : this.relative.format(-Math.floor(passed / length), unit);
    }
    return new Intl.DateTimeFormat(intlLocale(this.locale), { dateStyle: 'medium' }).format(then);
  }
}

/** Lists within the catalogue become names with a dot. */
function flat(all: Record<string, unknown>): Record<string, unknown> {
  const isList = (entry: unknown): entry is Record<string, unknown> =>
    typeof entry === 'object' && !Array.isArray(entry);
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, entry]) =>
      isList(entry) ? Object.entries(entry).map(([code, text]) => [`${key}.${code}`, text]) : [[key, entry]],
    ),
  );
}
