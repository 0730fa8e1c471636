import { useState } from 'preact/hooks';
import type { DecisionReason, QueueItem } from '#contract/moderation';
import { currentNotice, selectedItem, type Notice, type RecentDecision } from './queue-state.js';
import { suggestedReason } from './reason-texts.js';
import type { Queue } from './use-queue.js';

/** A rejection that is being prepared. */
export interface Rejecting {
  replyId: string;
  reason: DecisionReason | null;
}

/** The open reply, and all that can be done about it. */
export interface Deciding {
  item: QueueItem | null;
  notice: Notice | null;
  rejecting: Rejecting | null;
  approve: () => void;
  openReasons: () => void;
  choose: (reason: DecisionReason) => void;
  stopRejecting: () => void;
  reject: (reason: DecisionReason, note: string) => void;
  restore: (entry: RecentDecision | null) => void;
  /** Chooses what can be read to be shown first, or takes that back. */
  feature: () => void;
}

/** Turns what a moderator means into decisions on the reply that is open. */
export function useDeciding({ state, decide }: Queue): Deciding {
  const [prepared, setPrepared] = useState<Rejecting | null>(null);
  const item = selectedItem(state);
  const notice = currentNotice(state);
  // What left the queue while it was open can be read, but is not decided on any more; nor is what one wrote oneself.
  const left = notice?.kind === 'elsewhere' || notice?.kind === 'transition';
  const open = left || item?.reply.can.moderate !== true ? null : item;
  const rejecting = open !== null && prepared?.replyId === open.reply.id ? prepared : null;

  return {
    item,
    notice,
    rejecting,
    approve: () => {
      if (open !== null) decide(open.reply.id, { decision: 'approve', revision: open.reply.revision });
    },
    openReasons: () => {
      if (open !== null) setPrepared({ replyId: open.reply.id, reason: suggestedReason(open.reports) });
    },
    choose: (reason) => {
      if (rejecting !== null) setPrepared({ ...rejecting, reason });
    },
    stopRejecting: () => {
      setPrepared(null);
    },
    reject: (reason, note) => {
      if (open === null) return;
      setPrepared(null);
      decide(open.reply.id, { decision: 'reject', revision: open.reply.revision, reason, ...(note === '' ? {} : { note }) });
    },
    restore: (entry) => {
      if (entry !== null) decide(entry.replyId, { decision: 'restore', revision: entry.revision });
    },
    feature: () => {
      if (open?.reply.status !== 'published') return;
      decide(open.reply.id, { decision: open.reply.featured ? 'unfeature' : 'feature', revision: open.reply.revision });
    },
  };
}
