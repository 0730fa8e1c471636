import { useState } from 'preact/hooks';
import type { DecideBody, DecisionReason, QueueItem } from '#contract/moderation';
import type { OpinionBody } from '#contract/teamwork';
import type { Desk } from '../api/desk.js';
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
  reject: (reason: DecisionReason, note: string, ownReason: string | null) => void;
  restore: (entry: RecentDecision | null) => void;
  /** Chooses what can be read to be shown first, or takes that back. */
  feature: () => void;
}

/** Turns what a moderator means into decisions on the reply that is open. */
export function useDeciding(desk: Desk, queue: Queue): Deciding {
  const { state, decide } = queue;
  const [prepared, setPrepared] = useState<Rejecting | null>(null);
  const item = selectedItem(state);
  const notice = currentNotice(state);
  // What left the queue while it was open can be read, but is not decided on any more; nor is what one wrote oneself. An appeal has a room of its own.
  const left = notice?.kind === 'elsewhere' || notice?.kind === 'transition';
  const open = left || item?.reply.can.moderate !== true || item.reply.status === 'rejected' ? null : item;
  const rejecting = open !== null && prepared?.replyId === open.reply.id ? prepared : null;

  const decideOrSay = decidingOrSaying(desk, queue);

  return {
    item,
    notice,
    rejecting,
    approve: () => {
      if (open !== null) decideOrSay(open, { decision: 'approve', revision: open.reply.revision });
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
    reject: (reason, note, ownReason) => {
      if (open === null) return;
      setPrepared(null);
      decideOrSay(open, { decision: 'reject', revision: open.reply.revision, reason, ...(ownReason === null ? {} : { ownReason }), ...(note === '' ? {} : { note }) });
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

/** Where two must agree, whoever is not the second to say so only says what they think. */
const decidingOrSaying = (desk: Desk, { dispatch, load, decide, me }: Queue) => ({ reply: { id }, calls, opinions }: QueueItem, body: DecideBody & OpinionBody): void => {
  const isAsked = calls.some((call) => call.kind === 'asked');
  const agreed = opinions.some((opinion) => opinion.moderator.id !== me && opinion.decision === body.decision);
  if (!isAsked || agreed) {
    decide(id, body);
    return;
  }
  void desk.team.giveOpinion(id, body).then((answer) => {
    if (answer.ok) dispatch({ type: 'passed', id, what: 'opined' });
    else dispatch({ type: 'refused', id, notice: { kind: 'failed', failure: answer.failure }, reply: null });
    load('again');
  });
};
