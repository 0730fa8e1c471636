import type { SanctionView } from '#contract/sanctions';
import { GoOnReplaying } from '#domain/rules/go-on-replaying';
import type { TestApp } from '../support/test-app.js';
import { makeReply } from './reply.js';
import { makeSite, makeThread } from './thread.js';
import { makeUser, type Somebody } from './user.js';

/** What there is on a site that a moderator could reach for. */
export interface Things {
  siteId: string;
  origin: string;
  articleId: string;
  threadId: string;
  /** Where something can be moved to. */
  otherThreadId: string;
  heldId: string;
  reader: Somebody;
  sanctionId: string;
  invitationId: string;
  callId: string;
  /** A reply that is shown, reported, and of which notice was given. */
  shownId: string;
  authorId: string;
  noticeId: string;
  appealId: string;
  /** Drafts of rules: one that is being tried, and one that was. */
  replayId: string;
  triedReplayId: string;
}

/** Makes all of them on a site of their own, by a moderator and an admin of everything. */
export async function makeThings(app: TestApp, moderator: Somebody, admin: Somebody): Promise<Things> {
  const site = await makeSite(app);
  const thread = await makeThread(app, { site });
  const other = await makeThread(app, { site });
  const reader = await makeUser(app);
  const { body } = await app.ask('post', `/moderation/users/${reader.id}/sanctions`, moderator).send({ kind: 'premoderate', reason: 'spam', siteId: site.id }).expect(201);
  const held = await makeReply(app, thread.id, { author: reader });
  await app.ask('put', `/moderation/words?siteId=${site.id}`, moderator).send({ banned: [`word-of-${site.id}`], suspect: [] }).expect(200);
  const invited = await app.ask('post', `/sites/${site.id}/invitations`, admin).send({ email: `invited@${site.id}.example`, role: 'staff' }).expect(201);
  const call = await app.ask('post', `/moderation/replies/${held.id}/handover`, moderator).send({ toRole: 'moderator' }).expect(201);
  await app.ask('post', `/moderation/users/${reader.id}/notes`, moderator).send({ body: 'Of this site.', siteId: site.id }).expect(201);
  await app.ask('post', '/moderation/filters', moderator).send({ name: `Of ${site.id}`, question: { siteId: site.id }, shared: true }).expect(201);
  const [shown, rejected] = [await makeReply(app, thread.id), await makeReply(app, thread.id)];
  await app.ask('post', `/replies/${shown.id}/reports`, await makeUser(app)).send({ reason: 'spam' }).expect(201);
  await app.ask('post', '/notices').send({ url: `http://talk.test/r/${shown.id}`, explanation: 'It calls for violence against a named person.' }).expect(201);
  const { body: decision } = await app.ask('post', `/moderation/replies/${rejected.id}/decisions`, moderator).send({ decision: 'reject', revision: 1, reason: 'spam' }).expect(201);
  const { body: appeal } = await app.ask('post', '/me/appeals', rejected.by).send({ decisionId: decision.id, text: 'It is about the bridge.' }).expect(201);
  const { id: noticeId } = await app.database.client.notice.findFirstOrThrow({ where: { replyId: shown.id } });
  const draft = (more: object) => app.ask('post', '/moderation/rules/replays', moderator).send({ siteId: site.id, words: { banned: ['fnord'], suspect: [] }, ...more }).expect(202);
  // Of lists that nobody else touches: it can still be switched on when others were changed.
  const tried = await draft({ language: 'la' });
  await app.get(GoOnReplaying).run({ replayId: tried.body.id as string });
  const replay = await draft({});
  return { otherThreadId: other.id, replayId: replay.body.id as string, triedReplayId: tried.body.id as string, shownId: shown.id, authorId: shown.by.id, noticeId, appealId: appeal.id as string, callId: call.body.id as string, invitationId: invited.body.id as string, siteId: site.id, origin: site.origins[0] ?? '', articleId: thread.articleId, threadId: thread.id, heldId: held.id, reader, sanctionId: (body as SanctionView).id };
}
