/** A day of the calendar. */
export interface Day {
  year: number;
  /** From 1. */
  month: number;
  day: number;
}

/** What clock and calendar of a place say at a moment. */
export interface LocalTime extends Day {
  /** 0 is Sunday. */
  weekday: number;
  /** After midnight. */
  minutes: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone that this machine does not know is as if none was named. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const options = { calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch {
    format = new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
  formats.set(timeZone, format);
  return format;
}

/** A zone's clock as if it were UTC's, which makes it something to count with; seconds left out. */
function clockAt(at: Date, timeZone: string): number {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1, parts['hour'] ?? 0, parts['minute'] ?? 0);
}

/** What clock and calendar of a zone (IANA) say at a moment. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const clock = new Date(clockAt(at, timeZone));
  return { year: clock.getUTCFullYear(), month: clock.getUTCMonth() + 1, day: clock.getUTCDate(), weekday: clock.getUTCDay(), minutes: clock.getUTCHours() * 60 + clock.getUTCMinutes() };
}

/** So many days later in the calendar. */
export function laterDay({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * The moment at which a zone's clock says so many minutes after midnight. Said twice, when clocks are put back, it is the first; said
 * never, when they are put forward, it is as much later as they jump (RFC 5545, section 3.3.5).
 */
export function momentOf({ year, month, day }: Day, minutes: number, timeZone: string): Date {
  const wanted = Date.UTC(year, month - 1, day) + minutes * MINUTE;
  const offsetAt = (moment: number): number => clockAt(new Date(moment), timeZone) - Math.floor(moment / MINUTE) * MINUTE;
  const before = wanted - offsetAt(wanted - DAY);
  const after = wanted - offsetAt(wanted + DAY);
  const said = [before, after].filter((moment) => clockAt(new Date(moment), timeZone) === wanted);
  return new Date(said.length > 0 ? Math.min(...said) : before);
}
