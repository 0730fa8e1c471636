/** How far back the months of a published report go: a year. */
const MONTHS = 12;

/** What still grows is counted anew every five minutes at most … */
const FRESH_MS = 5 * 60_000;
/** … and a month that is over once a day: only an appeal or a notice that was still open then can change it. */
const OVER_MS = 86_400_000;

/** A month such as 2026-11. */
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The months that a site's published report can be asked for, the last first: since the site began, and no longer than a year. */
export function reportMonths(since: Date, now: Date): string[] {
  const months: string[] = [];
  for (let back = 0; back < MONTHS; back += 1) {
    const month = monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)));
    if (month < monthOf(since)) break;
    months.push(month);
  }
  return months;
}

/** The first and the last day of a month. */
export function daysOf(month: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year ?? 0, number ?? 0, 0)).toISOString().slice(0, 10) };
}

/** How long a report is kept that was counted now; `month` is null for the last thirty days. */
export const keptForMs = (month: string | null, now: Date): number => (month !== null && month < monthOf(now) ? OVER_MS : FRESH_MS);
