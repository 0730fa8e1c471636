import type { OwnReplyView } from '#contract/replies';
import type { TestApp } from '../support/test-app.js';
import { makeUser, type Somebody } from './user.js';

let made = 0;

/** A reply, posted like any other; its author is made along unless one is given. */
export async function makeReply(
  app: TestApp,
  threadId: string,
  traits: { author?: Somebody; body?: string; parentId?: string } = {},
): Promise<OwnReplyView & { by: Somebody }> {
  made += 1;
  const by = traits.author ?? (await makeUser(app));
  const answer = await app
    .ask('post', `/threads/${threadId}/replies`, by)
    .send({ body: traits.body ?? `Something worth reading, number ${made}.`, ...(traits.parentId === undefined ? {} : { parentId: traits.parentId }) });
  if (answer.status !== 201) throw new Error(`The reply was not posted: ${JSON.stringify(answer.body)}`);
  return { ...(answer.body as OwnReplyView), by };
}
