import { appendToLog } from '#domain/audit/log.store';
import { insertDecision } from '#domain/moderation/moderation.store';
import { changeStatus } from '#domain/replies/change-status';
import { insertPosted } from '#domain/replies/posting.store';
import { findReply, insertRevision, lockReply } from '#domain/replies/replies.store';
import { insertReport } from '#domain/replies/reports.store';
import { reportWeight } from '#domain/replies/urgency';
import { draftOf } from '#domain/screening/screen-reply';
import { CompiledWords, findWords } from '#domain/screening/compiled-words';
import type { Draft, Verdict } from '#domain/screening/screening';
import { lockThread } from '#domain/threads/threads.store';
import type { Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import type { DemoReply } from './demo/shapes.js';
import { demoWords } from './demo/words.js';

/** What happens to a reply after it was posted takes its readers about so long. */
const REACTION_MINUTES = 7;

const minutes = (from: Date, count: number): Date => new Date(from.getTime() + count * 60_000);

/** Where a discussion is planted, and the ids of everybody in it by their keys. */
export interface Bed {
  threadId: string;
  siteId: string;
  publishedAt: Date;
  users: ReadonlyMap<string, string>;
  moderatorId: string;
}

interface Planted {
  id: string;
  depth: number;
}

const idOf = (known: ReadonlyMap<string, string>, key: string): string => {
  const id = known.get(key);
  if (id === undefined) throw new Error(`The demonstration has nobody called "${key}".`);
  return id;
};

const words = new CompiledWords(demoWords, 1);

const verdictsOf = (reply: DemoReply, draft: Draft, at: Date): Verdict[] =>
  (reply.reasons ?? []).map(({ check, code, detail }) => {
    const found = check === 'suspect-words' ? { version: 2, lists: 1, spots: findWords([words], draft).suspect.flatMap(({ spots }) => spots) } : { version: 1 };
    return { check, outcome: 'hold', code, detail, score: 1, ...found, at: at.toISOString() };
  });

async function post(tx: Transaction, bed: Bed, reply: DemoReply, parent: Planted | undefined): Promise<Planted> {
  const at = minutes(bed.publishedAt, reply.minutesAfter);
  const draft = draftOf(reply.body);
  const { html, hash, sketch } = draft;
  const planted = { id: newId(at), depth: parent === undefined ? 0 : parent.depth + 1 };
  const status = reply.status === 'held' ? 'held' : 'published';
  const authorId = idOf(bed.users, reply.author);
  const parentId = parent?.id ?? null;
  await insertPosted(tx, { ...planted, threadId: bed.threadId, siteId: bed.siteId, parentId, authorId, status, shadow: null, body: reply.body, html, hash, sketch, verdicts: verdictsOf(reply, draft, at), at });
  return planted;
}

async function reject(tx: Transaction, bed: Bed, replyId: string, reason: string, at: Date): Promise<void> {
  const before = await lockReply(tx, replyId);
  if (!before) return;
  await insertDecision(tx, { replyId, revision: before.revision, moderatorId: bed.moderatorId, decision: 'reject', reason, note: null, source: 'own', waitingSince: null, at });
  await changeStatus(tx, before, { to: 'rejected', at, reviewed: true });
  const target = { kind: 'reply', id: replyId } as const;
  const [was, is] = [{ status: before.status, revision: before.revision }, { status: 'rejected', revision: before.revision }];
  await appendToLog(tx, { actorId: bed.moderatorId, action: 'reply.reject', target, reason, before: was, after: is, at });
}

async function edit(tx: Transaction, replyId: string, { reply, body, at }: { reply: DemoReply; body: string; at: Date }): Promise<void> {
  const before = await lockReply(tx, replyId);
  if (!before) return;
  const draft = draftOf(body);
  const { html, hash, sketch } = draft;
  await insertRevision(tx, before, { body, html, hash, sketch, verdicts: verdictsOf(reply, draft, at), at });
  await changeStatus(tx, before, { to: before.status, at, reviewed: false, otherwise: 'reply.edited' });
}

/** Everything that came after the posting: edits, reports, and leaving. */
async function liveThrough(tx: Transaction, bed: Bed, reply: DemoReply, id: string): Promise<void> {
  const at = minutes(bed.publishedAt, reply.minutesAfter + REACTION_MINUTES);
  if (reply.editedBody !== undefined) await edit(tx, id, { reply, body: reply.editedBody, at });
  for (const { by, reason, note } of reply.reports ?? []) {
    await insertReport(tx, { replyId: id, reporterId: idOf(bed.users, by), reason, note: note ?? null, weight: reportWeight({ upheld: 0, decided: 0 }), at });
  }
  if (reply.status === 'rejected') await reject(tx, bed, id, reply.rejectedFor ?? 'other', at);
  const current = reply.status === 'withdrawn' ? await findReply(tx, id) : null;
  if (current) await changeStatus(tx, current, { to: 'withdrawn', at, reviewed: false });
}

/** Plants a discussion as it went: in the order of its times, through the same stores that serve real ones. */
export async function plantThread(tx: Transaction, bed: Bed, replies: readonly DemoReply[]): Promise<void> {
  await lockThread(tx, bed.threadId);
  const inOrder = [...replies].sort((a, b) => a.minutesAfter - b.minutesAfter);
  const planted = new Map<string, Planted>();
  for (const reply of inOrder) {
    planted.set(reply.key, await post(tx, bed, reply, reply.answers === undefined ? undefined : planted.get(reply.answers)));
  }
  for (const reply of inOrder) {
    const { id } = planted.get(reply.key) ?? {};
    if (id !== undefined) await liveThrough(tx, bed, reply, id);
  }
}
