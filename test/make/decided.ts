import { draftOf } from '#domain/screening/screen-reply';
import { LearnFromDecision } from '#domain/rules/learn-from-decision';
import { newId } from '#platform/database/new-id';
import type { TestApp } from '../support/test-app.js';
import type { Somebody } from './user.js';

/** A text, and what a moderator decided on it. */
export interface DecidedText {
  body: string;
  rejected: boolean;
}

/** Texts that a moderator decided on, as rows: hundreds of them, without hundreds of requests. Answers the ids of the decisions. */
export async function makeDecided(app: TestApp, { threadId, author, moderator }: { threadId: string; author: Somebody; moderator: Somebody }, texts: DecidedText[]): Promise<string[]> {
  const begun = Date.now();
  const rows = texts.map(({ body, rejected }, number) => {
    const at = new Date(begun - texts.length + number);
    return { replyId: newId(at), decisionId: newId(at), at, rejected, draft: draftOf(body) };
  });
  const status = (rejected: boolean) => (rejected ? ('rejected' as const) : ('published' as const));
  const { client } = app.database;
  await client.reply.createMany({
    data: rows.map(({ replyId, at, rejected, draft }) => ({
      id: replyId, threadId, depth: 0, authorId: author.id, status: status(rejected), body: draft.body, html: draft.html, textHash: new Uint8Array(draft.hash), shown: !rejected, reviewedAt: at, createdAt: at,
    })),
  });
  await client.revision.createMany({ data: rows.map(({ replyId, at, draft }) => ({ replyId, revision: 1, body: draft.body, html: draft.html, verdicts: [], createdAt: at })) });
  await client.decision.createMany({
    data: rows.map(({ replyId, decisionId, at, rejected }) => ({
      id: decisionId, replyId, revision: 1, moderatorId: moderator.id, decision: rejected ? ('reject' as const) : ('approve' as const), reason: rejected ? 'spam' : null, createdAt: at,
    })),
  });
  return rows.map(({ decisionId }) => decisionId);
}

/** The same, and the site's scorer has learned from each. */
export async function makeLearned(app: TestApp, who: Parameters<typeof makeDecided>[1], texts: DecidedText[]): Promise<string[]> {
  const ids = await makeDecided(app, who, texts);
  for (const decisionId of ids) await app.get(LearnFromDecision).run({ decisionId });
  return ids;
}
