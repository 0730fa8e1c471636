import { Controller, StreamableFile } from '@nestjs/common';
import type { BusyThreadView, PictureView, TransparencyView } from '#contract/overview';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { ListBusyThreads } from '#domain/overview/list-busy-threads';
import { ReadPicture } from '#domain/overview/read-picture';
import { ReadTransparency } from '#domain/overview/read-transparency';
import { transparencyTable } from '#domain/overview/transparency-table';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What goes on, in numbers. */
@Controller()
export class OverviewController {
  constructor(
    private readonly listBusyThreads: ListBusyThreads,
    private readonly readPicture: ReadPicture,
    private readonly readTransparency: ReadTransparency,
  ) {}

  @Endpoint(routes.listBusyThreads)
  threads(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.listBusyThreads>): Promise<Page<BusyThreadView>> {
    return this.listBusyThreads.run(moderator, query);
  }

  @Endpoint(routes.readPicture)
  picture(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readPicture>): Promise<PictureView> {
    return this.readPicture.run(moderator, query);
  }

  @Endpoint(routes.readTransparency)
  transparency(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readTransparency>): Promise<TransparencyView> {
    return this.readTransparency.run(moderator, query);
  }

  @Endpoint(routes.transparencyTable)
  async table(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.transparencyTable>): Promise<StreamableFile> {
    const table = transparencyTable(await this.readTransparency.run(moderator, query));
    return new StreamableFile(Buffer.from(table), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="belowline-transparency.csv"' });
  }
}
