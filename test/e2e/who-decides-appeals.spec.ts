import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StatementView } from '#contract/redress';
import { makeReply } from '../make/reply.js';
import { makeThread, type MadeThread } from '../make/thread.js';
import { makeUser, type Somebody } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('an appeal', () => {
  let app: TestApp;
  let thread: MadeThread;
  let ana: Somebody;
  let ben: Somebody;
  beforeAll(async () => {
    app = await TestApp.start();
    thread = await makeThread(app);
    [ana, ben] = [await makeUser(app, { role: 'moderator' }), await makeUser(app, { role: 'moderator' })];
  });
  afterAll(() => app.stop());

  const appeal = (by: Somebody, body: object) => app.ask('post', '/me/appeals', by).send({ text: 'I quoted somebody.', ...body });
  const settle = (id: string, by: Somebody, decision: 'uphold' | 'reverse') => app.ask('post', `/moderation/appeals/${id}/decisions`, by).send({ decision, note: 'Looked at again.' });
  const can = async (id: string, by: Somebody) => (await app.ask('get', `/moderation/appeals/${id}`, by).expect(200)).body.can;

  it('is not decided by whoever agreed, as a second opinion, to what it is against', async () => {
    const reply = await makeReply(app, thread.id);
    const cleo = await makeUser(app, { role: 'moderator' });
    await app.ask('post', `/moderation/replies/${reply.id}/ask`, ben).send({ revision: 1, decision: 'reject', reason: 'abuse', note: 'Is that too much?' }).expect(201);
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, ana).send({ decision: 'reject', revision: 1, reason: 'abuse' }).expect(201);
    const [statement] = (await app.ask('get', '/me/statements', reply.by).expect(200)).body.items as StatementView[];
    const { body } = await appeal(reply.by, { decisionId: statement!.id }).expect(201);
    expect((await settle(body.id, ben, 'reverse').expect(403)).body.code).toBe('appeal.same-moderator');
    expect([await can(body.id, ben), await can(body.id, cleo)]).toEqual([{ decide: false }, { decide: true }]);
    await settle(body.id, cleo, 'uphold').expect(201);
  });

  it('of a fellow moderator against a sanction is an admin’s to decide, as the sanction was', async () => {
    const admin = await makeUser(app, { role: 'admin' });
    const other = await makeUser(app, { role: 'admin' });
    const fellow = await makeUser(app, { role: 'moderator' });
    const { body: sanction } = await app.ask('post', `/moderation/users/${fellow.id}/sanctions`, admin).send({ kind: 'premoderate', reason: 'abuse' }).expect(201);
    const { body } = await appeal(fellow, { sanctionId: sanction.id }).expect(201);
    expect((await settle(body.id, ben, 'reverse').expect(403)).body.code).toBe('sanction.moderator');
    expect([await can(body.id, ben), await can(body.id, other)]).toEqual([{ decide: false }, { decide: true }]);
    await settle(body.id, other, 'reverse').expect(201);
    expect((await app.ask('get', '/me', fellow).expect(200)).body.standing).toBe('good');
  });
});
