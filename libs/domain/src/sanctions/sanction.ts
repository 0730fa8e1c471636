import type { Standing } from '#contract/accounts';
import type { SanctionKind } from '#contract/sanctions';
import { stricter, type Restricted, type Restriction } from '#domain/identity/power.policy';

/** What a moderator decided about a reader. */
export interface Sanction {
  id: string;
  userId: string;
  moderatorId: string;
  kind: SanctionKind;
  /** Null: everywhere. */
  siteId: string | null;
  slowSeconds: number | null;
  /** Of `shadow`: they are not told while it holds. */
  untold: boolean;
  reason: string;
  note: string | null;
  createdAt: Date;
  until: Date | null;
  endedAt: Date | null;
  endedById: string | null;
  acknowledgedAt: Date | null;
}

/** A warning changes nothing of how somebody stands, and slowing how often they post, not whether. */
const STANDING: Record<SanctionKind, Standing> = { warn: 'good', slow: 'good', premoderate: 'premoderated', shadow: 'shadowed', suspend: 'suspended', ban: 'banned', rename: 'good' };

/** What only tells: it holds until whom it tells has read it. */
const toBeRead = (kind: SanctionKind): boolean => kind === 'warn' || kind === 'rename';

/** How somebody stands everywhere, and on each site where something holds. */
export type AllStandings = Restricted;

const FREE: Restriction = { standing: 'good', slowSeconds: 0, warned: false };

/** How somebody stands of whom these hold at a moment: everywhere and on each site as the strictest of those says. A warning holds until it was read. */
export function standingsUnder(sanctions: Pick<Sanction, 'kind' | 'siteId' | 'slowSeconds' | 'untold' | 'until' | 'endedAt' | 'acknowledgedAt'>[], now: Date): AllStandings {
  const holding = sanctions.filter(({ until, endedAt, kind, acknowledgedAt }) => (!toBeRead(kind) || acknowledgedAt === null) && endedAt === null && (until === null || until > now));
  const under = (siteId: string | null): Restriction =>
    holding
      .filter((each) => each.siteId === siteId)
      .map(({ kind, slowSeconds, untold }) => ({ standing: STANDING[kind], slowSeconds: slowSeconds ?? 0, warned: toBeRead(kind), ...(untold ? { untold } : {}) }))
      .reduce(stricter, FREE);
  const sites = [...new Set(holding.flatMap(({ siteId }) => (siteId === null ? [] : [siteId])))];
  return { ...under(null), siteStandings: Object.fromEntries(sites.map((siteId) => [siteId, under(siteId)])) };
}

/** Whether somebody is kept from knowing of it as yet: of what has ended, everybody is told. */
export const isUntold = ({ untold, until, endedAt }: Pick<Sanction, 'untold' | 'until' | 'endedAt'>, now: Date): boolean => untold && endedAt === null && (until === null || until > now);

/** How somebody stands by what was decided on one site, or (null) everywhere. */
export const standingAt = (standings: AllStandings, siteId: string | null): Standing => (siteId === null ? standings.standing : (standings.siteStandings[siteId]?.standing ?? 'good'));
