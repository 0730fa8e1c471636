/** How far back the months of a published report go: a year. */
const MONTHS = 12;

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
