import { Injectable } from '@nestjs/common';
import type { SanctionKind } from '#contract/sanctions';
import { Database } from '#platform/database/database';
import { Bell } from './bell.js';
import { findStandingSanction } from './notifications.store.js';
import { TellingDesk } from './telling-desk.js';

/** Each of these is told; what a site may keep from whom it concerns is none of them. */
const TOLD: ReadonlySet<SanctionKind> = new Set(['warn', 'premoderate', 'slow', 'suspend', 'ban', 'rename']);

/** Tells somebody what a moderator decided about them, unless that was taken back before. Who decided is not said. By post it has letters of its own. */
@Injectable()
export class TellOfSanction {
  constructor(
    private readonly database: Database,
    private readonly desk: TellingDesk,
    private readonly bell: Bell,
  ) {}

  async run({ sanctionId }: { sanctionId: string }): Promise<void> {
    const told = await this.database.transaction(async (tx) => {
      const found = await findStandingSanction(tx, sanctionId);
      if (!found || !TOLD.has(found.kind)) return [];
      const cause = `sanction:${found.id}`;
      return this.desk.tell(tx, { kind: 'decision', cause, subject: cause, actorId: null, replyId: null, threadId: null, data: { decision: found.kind }, lettered: true }, [found.userId]);
    });
    await this.bell.ring(told);
  }
}
