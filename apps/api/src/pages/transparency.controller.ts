import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { PublishedReports, type PublishedReport } from '#domain/overview/published-reports';
import { MONTH } from '#domain/overview/report-months';
import { transparencyTable } from '#domain/overview/transparency-table';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted, type KnownRequest } from '../http/endpoint.js';
import { PlainPages } from '../writing/plain-pages.js';
import { frameQuery } from './frame-query.js';

const monthQuery = z.object({ month: z.string().regex(MONTH).optional().catch(undefined) });

/** How a site is moderated, for anybody, where the site publishes it: a page without scripts, and a table. */
@Controller()
@Access('anyone')
export class TransparencyController {
  constructor(
    private readonly reports: PublishedReports,
    private readonly pages: PlainPages,
  ) {}

  @Get('sites/:siteId/transparency')
  @Counted(true)
  async page(@Param('siteId') siteId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const { site, month, months, report } = await this.asked(siteId, request.query);
    const { lang, theme } = frameQuery.parse(request.query);
    const at = (path: string, of: string | null) => {
      const said = new URLSearchParams({ ...(of === null ? {} : { month: of }), ...(lang === undefined ? {} : { lang }), ...(theme === undefined ? {} : { theme }) }).toString();
      return said === '' ? path : `${path}?${said}`;
    };
    const path = `/sites/${site.id}/transparency`;
    await this.pages.sendPublic(reply, {
      ...this.pages.look(request, site.settings.theme.scheme),
      kind: 'transparency',
      siteId: site.id,
      siteName: site.name,
      month,
      months: [null, ...months].map((each) => ({ month: each, href: at(path, each) })),
      table: `${path}.csv${month === null ? '' : `?month=${month}`}`,
      report,
    });
  }

  @Get('sites/:siteId/transparency.csv')
  @Counted(true)
  async table(@Param('siteId') siteId: string, @Query() query: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { report } = await this.asked(siteId, query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="belowline-transparency.csv"')
      .header('cache-control', 'public, max-age=300')
      .send(transparencyTable(report));
  }

  private asked(siteId: string, query: unknown): Promise<PublishedReport> {
    if (!UUID.test(siteId)) refuse('report.absent');
    return this.reports.run(siteId, monthQuery.parse(query).month);
  }
}
