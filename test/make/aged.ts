import type { TestApp } from '../support/test-app.js';

/** Has a reply written at another time: with its first text, which came out then or waits since. */
export async function makeAged(app: TestApp, replyId: string, at: Date): Promise<void> {
  await app.database.client.$executeRaw`
    UPDATE replies SET created_at = ${at}, held_at = CASE WHEN held_at IS NULL THEN NULL ELSE ${at}::timestamptz END WHERE id = ${replyId}::uuid`;
  await app.database.client.$executeRaw`
    UPDATE revisions SET created_at = ${at}, published_at = CASE WHEN published_at IS NULL THEN NULL ELSE ${at}::timestamptz END WHERE reply_id = ${replyId}::uuid AND revision = 1`;
}
