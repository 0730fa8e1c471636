import type { DecisionReason } from '#contract/moderation';
import type { ReaderRecord, SanctionBody } from '#contract/sanctions';
import type { Reach } from './reader-page.js';
import { untilOf, type Length } from './until.js';

/** What can be done about a reader. */
export type What = SanctionBody['kind'] | 'rename';
export const whats: readonly What[] = ['warn', 'premoderate', 'slow', 'shadow', 'suspend', 'ban', 'rename'];

/** The choice of place that is no site. */
export const EVERYWHERE = 'everywhere';

/** What stands in the form. */
export interface Choice {
  what: What;
  where: string;
  length: Length;
  date: string;
  seconds: number;
  reason: DecisionReason;
  note: string;
}

/** What a form means for a reader: some of it follows from the rest. */
export interface Settled extends Choice {
  /** What can be chosen at all. */
  whats: readonly What[];
  /** Where it can hold. */
  everywhere: boolean;
  sites: Reach['sites'];
  /** The reader hears nothing of it while it holds. */
  untold: boolean;
}

/** Works out what a choice means: shadows are for sites that have them, and one that is not told for spam alone. */
export function settle(choice: Choice, { shadows }: Pick<ReaderRecord, 'shadows'>, reach: Reach): Settled {
  const shadowed = choice.what === 'shadow';
  const sites = shadowed ? reach.sites.filter(({ id }) => shadows.some(({ siteId }) => siteId === id)) : reach.sites;
  const everywhere = reach.everywhere && !shadowed;
  const places = [...(everywhere ? [EVERYWHERE] : []), ...sites.map(({ id }) => id)];
  const where = places.includes(choice.where) ? choice.where : (places[0] ?? '');
  const untold = shadowed && shadows.some(({ siteId, told }) => siteId === where && !told);
  const offered = whats.filter((each) => (each !== 'rename' || reach.everywhere) && (each !== 'shadow' || shadows.length > 0));
  return { ...choice, where, reason: untold ? 'spam' : choice.reason, whats: offered, everywhere, sites, untold };
}

/** What is sent; null where the day that was chosen is none. */
export function bodyOf({ what, where, length, date, seconds, reason, note }: Choice, now: number): SanctionBody | 'rename' | null {
  if (what === 'rename') return what;
  const until = what === 'warn' ? null : untilOf(length, date, now);
  if (until === undefined) return null;
  return {
    kind: what,
    reason,
    note: note.trim(),
    ...(where === EVERYWHERE ? {} : { siteId: where }),
    ...(what === 'slow' ? { slowSeconds: seconds } : {}),
    ...(until === null ? {} : { until }),
  };
}
