import { Controller } from '@nestjs/common';
import type { ParkedView } from '#contract/delivery';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { viewParked } from '#domain/operations/parked';
import { listParked, type ParkedPlace } from '#domain/operations/parked.store';
import { ReplayParked } from '#domain/operations/replay-parked';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { decodeCursor, encodeCursor, INSTANT, pageFrom, UUID } from '#platform/paging/cursor';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

const PARKED = 'parked';

function placeOf(cursor: string): ParkedPlace {
  const [at = '', id = ''] = decodeCursor(cursor, PARKED, INSTANT, UUID);
  return { createdAt: new Date(at), id };
}

/** What was given up, for those who run the place. */
@Controller()
export class ParkedController {
  constructor(
    private readonly database: Database,
    private readonly replayParked: ReplayParked,
    private readonly clock: Clock,
  ) {}

  @Endpoint(routes.readParked)
  async list(@Input() { query }: InputOf<typeof routes.readParked>): Promise<Page<ParkedView>> {
    const before = query.cursor === undefined ? {} : { before: placeOf(query.cursor) };
    const rows = await listParked(this.database.client, { ...before, now: this.clock.now(), limit: query.limit + 1 });
    return pageFrom(rows, query.limit, viewParked, ({ createdAt, id }) => encodeCursor(PARKED, createdAt.toISOString(), id));
  }

  @Endpoint(routes.replayParked)
  replay(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.replayParked>): Promise<void> {
    return this.replayParked.run(caller, params.id);
  }
}
