import type { en } from './en.js';

/** One text for each form that a language has for a number; `other` is the one every language has. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

type Texted<Entry> = Entry extends string
  ? string
  : Entry extends { other: string; one: string }
    ? Plural
    : { [Key in keyof Entry]: string };

/** The same texts in any language: an entry for each that English has. It is plain data, so that the server can send it along. */
export type Translated<English> = { readonly [Key in keyof English]: Texted<English[Key]> };

/** Every text of the frame in one language. */
export type Catalogue = Translated<typeof en>;

/** The names of the texts that are the same for any number. */
export type TextKey<All = Catalogue> = { [Key in keyof All]: All[Key] extends string ? Key : never }[keyof All];
/** The names of the texts that depend on a number. */
export type PluralKey<All = Catalogue> = { [Key in keyof All]: All[Key] extends Plural ? Key : never }[keyof All];

/** The names of the lists that are looked up by a code. */
export type ListKey<All = Catalogue> = Exclude<keyof All, TextKey<All> | PluralKey<All>>;

type Values = Record<string, string>;

/** First strong isolate and its end: a name in another script does not turn the sentence around it. */
const isolate = (value: string): string => `\u2068${value}\u2069`;

const DAY = 86_400_000;
const STEPS: [number, Intl.RelativeTimeFormatUnit][] = [
  [DAY, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** Says things in the reader's language: texts, numbers and times. */
export class Texts<All = Catalogue> {
  private readonly rules: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly relative: Intl.RelativeTimeFormat;

  constructor(
    readonly locale: string,
    readonly all: All,
  ) {
    this.rules = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
    this.relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  }

  /** A text with names put into it. */
  say(key: TextKey<All>, values: Values = {}): string {
    return fill(this.all[key] as string, values);
  }

  /** A text in the form that fits a number. */
  count(key: PluralKey<All>, n: number): string {
    const forms = this.all[key] as Plural;
    return (forms[this.rules.select(n)] ?? forms.other).replace('{n}', this.numbers.format(n));
  }

  /** A text of one of the lists that are looked up by a code from the server, if there is one for it. */
  coded(list: ListKey<All>, code: string | undefined, detail = '…'): string | undefined {
    const texts = this.all[list] as Record<string, string>;
    const text = code === undefined ? undefined : texts[code];
    return text && fill(text, { detail });
  }

  /** The full date and time. The server does not know where the reader is, so it says it in UTC. */
  date(iso: string, timeZone?: string): string {
    const zone = timeZone ? { timeZone } : {};
    const said = new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeStyle: 'short', ...zone }).format(
      new Date(iso),
    );
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
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' }).format(then);
  }
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : isolate(value);
  });
}
