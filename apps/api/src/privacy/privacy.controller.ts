import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ExportView } from '#contract/own-account';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { viewExport } from '#domain/privacy/export.view';
import { findExport, findExportFile } from '#domain/privacy/exports.store';
import { KeepAccount } from '#domain/privacy/keep-account';
import { RequestDeletion } from '#domain/privacy/request-deletion';
import { RequestExport } from '#domain/privacy/request-export';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

const TYPES = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

/** To have everything that is kept about one, and to be forgotten. */
@Controller()
export class PrivacyController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly requestExport: RequestExport,
    private readonly requestDeletion: RequestDeletion,
    private readonly keepAccount: KeepAccount,
  ) {}

  @Endpoint(routes.requestExport)
  async beginExport(@CallerOf() caller: Caller): Promise<{ id: string }> {
    return this.requestExport.run(caller);
  }

  @Endpoint(routes.readExport)
  async export(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.readExport>): Promise<ExportView> {
    return viewExport((await findExport(this.database.client, caller.id, params.exportId, this.clock.now())) ?? refuse('export.absent'));
  }

  @Endpoint(routes.readExportFile)
  async file(
    @CallerOf() caller: Caller,
    @Input() { params: { exportId, format } }: InputOf<typeof routes.readExportFile>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const known = await findExport(this.database.client, caller.id, exportId, this.clock.now());
    const content = known && (await findExportFile(this.database.client, known.id, format));
    if (!content) refuse('export.absent');
    void reply.header('content-type', TYPES[format]).header('content-disposition', `attachment; filename="belowline-${exportId}.${format}"`);
    return Buffer.from(content);
  }

  @Endpoint(routes.deleteMe)
  async forget(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.deleteMe>): Promise<void> {
    await this.requestDeletion.run(caller, body.password);
  }

  @Endpoint(routes.keepMe)
  async keep(@CallerOf() caller: Caller): Promise<void> {
    await this.keepAccount.run(caller);
  }
}
