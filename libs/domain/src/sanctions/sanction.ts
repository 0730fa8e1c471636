import type { Standing } from '#contract/accounts';
import type { SanctionKind } from '#contract/sanctions';

/** What a moderator decided about a reader. */
export interface Sanction {
  id: string;
  userId: string;
  moderatorId: string;
  kind: SanctionKind;
  reason: string;
  note: string | null;
  createdAt: Date;
  until: Date | null;
  endedAt: Date | null;
  endedById: string | null;
  acknowledgedAt: Date | null;
}

/** From the mildest to the strictest; a warning changes nothing of how somebody stands. */
const STANDINGS: readonly Standing[] = ['good', 'premoderated', 'suspended', 'banned'];

const STANDING: Record<SanctionKind, Standing> = { warn: 'good', premoderate: 'premoderated', suspend: 'suspended', ban: 'banned' };

/** How somebody stands of whom these hold at a moment: as the strictest of them says. */
export function standingUnder(sanctions: Pick<Sanction, 'kind' | 'until' | 'endedAt'>[], now: Date): Standing {
  const holding = sanctions.filter(({ until, endedAt }) => endedAt === null && (until === null || until > now));
  return STANDINGS[Math.max(0, ...holding.map(({ kind }) => STANDINGS.indexOf(STANDING[kind])))] ?? 'good';
}
