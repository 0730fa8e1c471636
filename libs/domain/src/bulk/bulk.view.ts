import type { BulkState, BulkView } from '#contract/bulk';
import { refuse } from '#platform/refusals/refusal';
import type { Bulk, Progress } from './bulk.js';

/** What there is to see of a bulk: nothing, as long as it was only previewed. */
export const stateOf = ({ state }: Bulk): BulkState => (state === 'previewed' ? refuse('bulk.absent') : state);

/** A bulk for whoever began it. */
export const viewBulk = (bulk: Bulk, progress: Progress): BulkView => ({
  id: bulk.id,
  decision: bulk.decision,
  reason: bulk.reason,
  ownReason: bulk.ownReason,
  note: bulk.note,
  state: stateOf(bulk),
  ...progress,
  startedAt: (bulk.startedAt ?? bulk.createdAt).toISOString(),
  finishedAt: bulk.finishedAt?.toISOString() ?? null,
  undoneAt: bulk.undoneAt?.toISOString() ?? null,
});
