import { intlLocale, languageOf } from '#contract/languages';

/** Says how far away a moment is: what of `Intl.RelativeTimeFormat` is needed. */
export type RelativeTimes = Pick<Intl.RelativeTimeFormat, 'format'>;

/** How long ago something was in Pashto, one and several, in the words of Unicode CLDR: Chromium's own `Intl` lacks the language. */
const PASHTO: Partial<Record<string, [one: string, several: string]>> = {
  minute: ['دقيقه مخکې', 'دقيقې مخکې'],
  hour: ['ساعت مخکې', 'ساعتونه مخکې'],
  day: ['ورځ مخکې', 'ورځې مخکې'],
};

function pashtoTimes(): RelativeTimes {
  const numbers = new Intl.NumberFormat(intlLocale('ps'));
  return {
    format: (value, unit) => {
      const words = PASHTO[unit];
      if (!words || value === 0) return 'اوس';
      if (unit === 'day' && value === -1) return 'پرون';
      return `${numbers.format(-value)} ${words[value === -1 ? 0 : 1]}`;
    },
  };
}

/** How long ago something was, in a language. */
export const relativeTimes = (locale: string): RelativeTimes =>
  languageOf(locale) === 'ps' ? pashtoTimes() : new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
