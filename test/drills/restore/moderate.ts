import { setTimeout as wait } from 'node:timers/promises';
import { HOST } from '../../../bench/stage/ports.js';
import type { Reader } from '../../../bench/stage/readers.js';
import type { Stage } from '../../../bench/stage/stage.js';

/** Of so many new replies, one is rejected. */
const ONE_IN = 10;

/** A moderator who rejects some of what is posted, so that counts go down too, and the log is written. */
export function moderate(stage: Stage, { port, moderator, until }: { port: number; moderator: Reader; until: () => string[] }): { stop: () => Promise<void> } {
  let going = true;
  const work = async (): Promise<void> => {
    await stage.query((client) => client.query(`UPDATE users SET role = 'moderator' WHERE id = $1`, [moderator.id]));
    for (let place = 0; going; ) {
      const id = until()[place];
      if (id === undefined) {
        await wait(20);
        continue;
      }
      place += ONE_IN;
      const headers = { authorization: `Bearer ${moderator.token}`, 'content-type': 'application/json' };
      const answer = await fetch(`http://${HOST}:${port}/api/v1/moderation/replies/${id}/decisions`, { method: 'POST', headers, body: JSON.stringify({ decision: 'reject', revision: 1, reason: 'off-topic' }) });
      if (answer.status !== 201) throw new Error(`A decision was answered with ${answer.status}: ${await answer.text()}`);
    }
  };
  const done = work();
  done.catch(() => undefined);
  return {
    stop: async () => {
      going = false;
      await done;
    },
  };
}
