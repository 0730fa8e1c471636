import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { countReplies, countedThings, listDifferences, lookOnly, type Difference } from './counts.store.js';

/** Millions of replies take minutes; a whole night is for whoever has more than anybody. */
const MOST_MS = 12 * 3_600_000;

/** What counting anew gave: what differs, which must be nothing, always; and how much was looked at. */
export interface Recounted {
  differences: Difference[];
  replies: number;
  things: number;
}

/** Counts everything that is counted anew, at one moment of the database, however much is written meanwhile. */
@Injectable()
export class Recount {
  constructor(private readonly database: Database) {}

  run(onProgress?: (what: string) => void): Promise<Recounted> {
    return this.database.client.$transaction(
      async (tx) => {
        await lookOnly(tx);
        const differences: Difference[] = [];
        for (const what of countedThings) {
          differences.push(...(await listDifferences(tx, what)));
          onProgress?.(what);
        }
        return { differences, replies: await countReplies(tx), things: countedThings.length };
      },
      { isolationLevel: 'RepeatableRead', timeout: MOST_MS },
    );
  }
}
