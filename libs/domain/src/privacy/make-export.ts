import { Injectable } from '@nestjs/common';
import { AccountLetters } from '#domain/identity/account-letters';
import { findUser } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { jobKind } from '#platform/jobs/jobs';
import { countReplies, listRepliesInFull, readEverythingButReplies } from './everything-about.store.js';
import { writeCsv, writeJson } from './export-files.js';
import { findExportOwner, setFailed, setProgress, setReady } from './exports.store.js';

export const MAKE_EXPORT = jobKind<{ exportId: string }>('privacy.make-export', { retryLimit: 3, expireInSeconds: 1_800 });

/** So many replies are read at a time; after each, how far it is can be seen. */
const BATCH = 500;

/** Puts together everything that is kept about somebody: held, rejected and withdrawn texts too. May be run twice. */
@Injectable()
export class MakeExport {
  constructor(
    private readonly database: Database,
    private readonly letters: AccountLetters,
    private readonly clock: Clock,
  ) {}

  async run({ exportId }: { exportId: string }): Promise<void> {
    const { client } = this.database;
    const userId = await findExportOwner(client, exportId);
    if (userId === null) return;
    try {
      await setProgress(client, exportId, 0);
      const rest = await readEverythingButReplies(client, userId);
      const replies = await this.readReplies(exportId, userId);
      const everything = { ...rest, replies };
      const files = { json: writeJson(everything), csv: writeCsv(everything) };
      await this.database.transaction(async (tx) => {
        const [user, made] = [await findUser(tx, userId), await setReady(tx, exportId, files, this.clock.now())];
        if (user && made) await this.letters.add(tx, 'export-ready', user);
      });
    } catch (error) {
      await setFailed(client, exportId);
      throw error;
    }
  }

  private async readReplies(exportId: string, userId: string) {
    const { client } = this.database;
    const total = await countReplies(client, userId);
    const replies: Awaited<ReturnType<typeof listRepliesInFull>> = [];
    for (;;) {
      const batch = await listRepliesInFull(client, userId, { after: replies.at(-1)?.id, limit: BATCH });
      replies.push(...batch);
      if (batch.length < BATCH) return replies;
      // The last of it is writing the files.
      await setProgress(client, exportId, Math.min(95, Math.floor((replies.length / Math.max(total, 1)) * 95)));
    }
  }
}
