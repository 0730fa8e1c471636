import type { TestApp } from './test-app.js';

/** Has every job that waits for its hour or for its next try begin now, or those of some queues. */
export const hurryJobs = (app: TestApp, queues: string[] | null = null): Promise<number> =>
  app.database.client.$executeRaw`
    UPDATE jobs.job SET start_after = now() WHERE state IN ('created', 'retry') AND start_after > now() AND (${queues}::text[] IS NULL OR name = ANY (${queues}::text[]))`;

/** Resolves once no letter waits and none is on its way to being written. */
export async function allMailSent(app: TestApp): Promise<void> {
  for (;;) {
    await hurryJobs(app);
    const [waiting] = await app.database.client.$queryRaw<{ count: number }[]>`
      SELECT (SELECT count(*) FROM mails WHERE state = 'waiting')::int
           + (SELECT count(*) FROM jobs.job WHERE name IN ('mail.send', 'identity.send-link') AND state IN ('created', 'retry', 'active'))::int AS count`;
    if (waiting?.count === 0) return;
  }
}

/** Resolves once nobody is left to be told of a reply. */
export async function allTold(app: TestApp): Promise<void> {
  for (;;) {
    await hurryJobs(app);
    const [waiting] = await app.database.client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM jobs.job WHERE name IN ('replies.shown', 'notifications.tell-followers') AND state IN ('created', 'retry', 'active')`;
    if (waiting?.count === 0) return;
  }
}

/** Resolves once no push message waits and none is on its way to being written. */
export async function allPushesSent(app: TestApp): Promise<void> {
  for (;;) {
    await hurryJobs(app);
    const [waiting] = await app.database.client.$queryRaw<{ count: number }[]>`
      SELECT (SELECT count(*) FROM push_messages WHERE state = 'waiting')::int
           + (SELECT count(*) FROM jobs.job WHERE name = 'push.send' AND state IN ('created', 'retry', 'active'))::int AS count`;
    if (waiting?.count === 0) return;
  }
}

/** Resolves once everything that follows decisions, and their undoing, was done. */
export async function allDecisionsFollowed(app: TestApp): Promise<void> {
  for (;;) {
    await hurryJobs(app);
    const [waiting] = await app.database.client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM jobs.job WHERE name IN ('moderation.decided', 'moderation.undone') AND state IN ('created', 'retry', 'active')`;
    if (waiting?.count === 0) return;
  }
}
