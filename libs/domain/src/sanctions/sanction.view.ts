import type { DecisionReason } from '#contract/moderation';
import type { OwnSanctionView, SanctionView } from '#contract/sanctions';
import type { Sanction } from './sanction.js';

/** What somebody is told of what was decided about them. */
export const viewOwnSanction = ({ id, kind, siteId, slowSeconds, reason, note, createdAt, until, endedAt, acknowledgedAt }: Sanction): OwnSanctionView => ({
  id,
  kind,
  siteId,
  slowSeconds,
  reason: reason as DecisionReason,
  note,
  createdAt: createdAt.toISOString(),
  until: until?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
  acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
});

/** The same for moderators, with who decided. */
export const viewSanction = (sanction: Sanction): SanctionView => ({
  ...viewOwnSanction(sanction),
  userId: sanction.userId,
  untold: sanction.untold,
  moderatorId: sanction.moderatorId,
  endedById: sanction.endedById,
});
