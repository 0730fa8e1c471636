import type { DecisionView } from '#contract/moderation';
import type { Outcome } from '../account/api.js';
import type { Tools } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';

/** Decides as the console does. What comes of it is seen by everybody, and so here, as it happens. */
export const feature = ({ api }: Tools, { id, revision, featured }: KnownReply): Promise<Outcome<DecisionView>> =>
  api.call(`/moderation/replies/${id}/decisions`, { method: 'POST', body: { decision: featured ? 'unfeature' : 'feature', revision } });
