import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { AppealView, StatementView } from '#contract/redress';
import type { User } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, pageFrom, UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { listOwnAppeals } from './appeals.store.js';
import { viewAppeal, viewStatement } from './statement.view.js';
import { findStatement, listStatements } from './statements.store.js';

interface Question {
  limit: number;
  cursor?: string | undefined;
}

const placeIn = (list: string, cursor: string | undefined): string | undefined => (cursor === undefined ? undefined : decodeCursor(cursor, list, UUID)[0]);

/** What was decided about somebody, why, and what they said against it: for them alone. */
@Injectable()
export class ReadStatements {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async run(user: User, { limit, cursor }: Question): Promise<Page<StatementView>> {
    const rows = await listStatements(this.database.client, { userId: user.id, after: placeIn('statements', cursor), limit });
    return pageFrom(rows, limit, (row) => viewStatement(row, this.viewing(user)), ({ id }) => encodeCursor('statements', id));
  }

  async one(user: User, id: string): Promise<StatementView> {
    const found = await findStatement(this.database.client, id);
    return found?.userId === user.id ? viewStatement(found, this.viewing(user)) : refuse('statement.absent');
  }

  async appeals(user: User, { limit, cursor }: Question): Promise<Page<AppealView>> {
    const rows = await listOwnAppeals(this.database.client, user.id, { after: placeIn('own-appeals', cursor), limit });
    return pageFrom(rows, limit, viewAppeal, ({ id }) => encodeCursor('own-appeals', id));
  }

  private viewing({ locale }: User) {
    return { locale, publicUrl: this.config.publicUrl, now: this.clock.now() };
  }
}
