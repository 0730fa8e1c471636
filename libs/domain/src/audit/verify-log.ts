import { Injectable } from '@nestjs/common';
import { Database } from '#platform/database/database';
import { BEGINNING, faultAfter, sameHash, type ChainedEntry, type LogFault, type LogPlace } from './log-chain.js';
import { findLogHead, listChain } from './log-chain.store.js';

/** Entries that are read at a time: whatever the log's length, no more of it is in memory. */
const PAGE = 1_000;

/** What a verification found: how far the log was walked, and the first fault if there is one. */
export interface LogVerdict {
  fault: LogFault | null;
  end: LogPlace;
}

/** Reads the log from its first entry, makes every hash anew, and names the first entry that is not as it was written. Entries may be written meanwhile. */
@Injectable()
export class VerifyLog {
  constructor(private readonly database: Database) {}

  /** `kept` are places that the log must have passed: what somebody wrote down elsewhere. */
  async run({ kept = [], onProgress }: { kept?: LogPlace[]; onProgress?: (seq: bigint) => void } = {}): Promise<LogVerdict> {
    const { client } = this.database;
    const before = (await findLogHead(client)) ?? BEGINNING;
    const expected = [before, ...kept];
    let end = BEGINNING;
    let last: ChainedEntry | undefined;
    for (;;) {
      const page = await listChain(client, last, PAGE);
      for (const entry of page) {
        const fault = faultAfter(end, entry, before.seq) ?? otherHead(entry, expected);
        if (fault !== null) return { fault, end };
        end = { seq: entry.seq, hash: entry.hash };
      }
      last = page.at(-1);
      if (last === undefined) break;
      onProgress?.(end.seq);
    }
    return { fault: await this.faultAtEnd(end, expected), end };
  }

  /** Every place that is known must have been passed, and nothing stands after the head. */
  private async faultAtEnd(end: LogPlace, expected: LogPlace[]): Promise<LogFault | null> {
    if (expected.some(({ seq }) => seq > end.seq)) return { kind: 'cut-off', seq: end.seq + 1n };
    const head = (await findLogHead(this.database.client)) ?? BEGINNING;
    return head.seq < end.seq ? { kind: 'added', seq: head.seq + 1n } : null;
  }
}

/** Whether an entry has another hash than is known for its number. */
function otherHead(entry: ChainedEntry, expected: LogPlace[]): LogFault | null {
  const differs = expected.some(({ seq, hash }) => seq === entry.seq && !sameHash(hash, entry.hash));
  return differs ? { kind: 'other-head', seq: entry.seq, id: entry.id } : null;
}
