import { Injectable } from '@nestjs/common';
import type { OutsideVerdictAnswer, OutsideVerdictBody } from '#contract/outside-verdict';
import { toldOf } from '#domain/identity/power.policy';
import { lockStanding } from '#domain/identity/users.store';
import { withLater } from '#domain/screening/outside-check';
import { OutsideChecks } from '#domain/screening/outside-checks';
import { standingOf } from '#domain/threads/thread';
import { lockThread } from '#domain/threads/threads.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { isSignedMessage, type SignedHeaders } from '#platform/outside/signed-message';
import { refuse } from '#platform/refusals/refusal';
import { changeStatus, queuesOf } from './change-status.js';
import { becomesAfterVerdict } from './later-verdict.js';
import { ReplyAnnouncer, type Change } from './reply-announcer.js';
import type { Reply } from './reply.js';
import { findReply, lockReply } from './replies.store.js';
import { findJudged, setVerdicts } from './revisions.store.js';

/** A message as it came: what its signature is over, and the signature. */
export interface Signed {
  signature: SignedHeaders;
  bytes: string;
}

/** A service that was asked about a text and had to think says what it found. Until a moderator has looked, that may hold the reply, or let it go that waited for nothing else. */
@Injectable()
export class TakeOutsideVerdict {
  constructor(
    private readonly database: Database,
    private readonly checks: OutsideChecks,
    private readonly announcer: ReplyAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(siteId: string, signed: Signed, said: OutsideVerdictBody): Promise<OutsideVerdictAnswer> {
    await this.refuseUnlessSigned(siteId, signed);
    const known = await findReply(this.database.client, said.replyId);
    if (known?.siteId !== siteId) refuse('reply.absent');
    const change = await this.database.transaction((tx) => this.write(tx, known, said));
    if (change !== null) this.announcer.announce(change);
    const { status } = change?.reply ?? (await findReply(this.database.client, said.replyId)) ?? refuse('reply.absent');
    return { replyId: said.replyId, revision: said.revision, status, taken: change !== null };
  }

  private async refuseUnlessSigned(siteId: string, { signature, bytes }: Signed): Promise<void> {
    const check = (await this.checks.holdingOn(siteId)) ?? refuse('outside-check.absent');
    if (check.kind !== 'own') refuse('outside-check.absent');
    const secret = this.checks.open(check);
    if (secret === undefined || !isSignedMessage(secret, signature, bytes, this.clock.now())) refuse('outside-check.signature');
  }

  /** Null where nothing was waited for. */
  private async write(tx: Transaction, { id, threadId, author }: Reply, said: OutsideVerdictBody): Promise<Change | null> {
    const thread = (await lockThread(tx, threadId)) ?? refuse('thread.absent');
    const restriction = await lockStanding(tx, author.id, thread.siteId);
    const before = (await lockReply(tx, id, threadId)) ?? refuse('reply.absent');
    if (before.revision !== said.revision) refuse('reply.revision-moved');
    const at = this.clock.now();
    const judged = await findJudged(tx, id, before.revision);
    const verdicts = judged && withLater(judged.verdicts, said, { html: before.html, at });
    if (!judged || verdicts === null) return null;
    await setVerdicts(tx, before, verdicts);
    const { open, moderation } = standingOf(thread, at);
    const mayPost = restriction !== null && toldOf(restriction) === 'good' && open && moderation === 'post' && before.locked === null;
    const { status, shadow } = becomesAfterVerdict(before, { verdicts, postedAt: judged.createdAt, mayPost, shadowed: restriction?.standing === 'shadowed' });
    // Moderators see why it is there, even where it stays.
    if (status === before.status && shadow === before.shadow) return { reply: before, event: null, queues: queuesOf(before) };
    const left = shadow !== null && before.shadow === null ? { as: { heldAt: before.heldAt, shadow, reviewedAt: before.reviewedAt } } : {};
    const change = await changeStatus(tx, before, { to: status, at, reviewed: false, leaveShadow: before.shadow !== null && shadow === null, ...left });
    await this.announcer.queue(tx, change);
    return change;
  }
}
