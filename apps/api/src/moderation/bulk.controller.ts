import { Controller } from '@nestjs/common';
import type { BulkPreview, BulkView } from '#contract/bulk';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import { PreviewBulk } from '#domain/bulk/preview-bulk';
import { ReadBulk } from '#domain/bulk/read-bulk';
import { StartBulk } from '#domain/bulk/start-bulk';
import { UndoBulk } from '#domain/bulk/undo-bulk';
import type { Caller } from '#domain/identity/user';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** One decision on many replies. */
@Controller()
export class BulkController {
  constructor(
    private readonly previewing: PreviewBulk,
    private readonly starting: StartBulk,
    private readonly reading: ReadBulk,
    private readonly undoing: UndoBulk,
  ) {}

  @Endpoint(routes.previewBulk)
  preview(@CallerOf() moderator: Caller, @Input() { body }: InputOf<typeof routes.previewBulk>): Promise<BulkPreview> {
    return this.previewing.run(moderator, body);
  }

  @Endpoint(routes.startBulk)
  start(@CallerOf() moderator: Caller, @Input() { body }: InputOf<typeof routes.startBulk>): Promise<BulkView> {
    return this.starting.run(moderator, body.previewId);
  }

  @Endpoint(routes.readBulk)
  read(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.readBulk>): Promise<BulkView> {
    return this.reading.run(moderator, params.bulkId);
  }

  @Endpoint(routes.undoBulk)
  undo(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.undoBulk>): Promise<BulkView> {
    return this.undoing.run(moderator, params.bulkId);
  }
}
