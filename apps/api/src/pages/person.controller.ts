import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { directionOf } from '#contract/languages';
import { findUser } from '#domain/identity/users.store';
import { viewUser } from '#domain/identity/user.view';
import { ReadHistory } from '#domain/replies/read-history';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted } from '../http/endpoint.js';
import { BuiltAssets } from './built-assets.js';
import { chooseLocale, frameQuery } from './frame-query.js';
import { PageHeaders } from './page-headers.js';

const PAGE_LENGTH = 20;

/** A reader as a page of their own: who they are to everybody, and what they published. */
@Controller()
@Access('anyone')
export class PersonController {
  constructor(
    private readonly database: Database,
    private readonly history: ReadHistory,
    private readonly built: BuiltAssets,
    private readonly headers: PageHeaders,
    private readonly config: Config,
  ) {}

  @Get('u/:userId')
  @Counted(true)
  async person(@Param('userId') userId: string, @Query() raw: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const user = (UUID.test(userId) ? await findUser(this.database.client, userId) : null) ?? refuse('user.absent');
    const { cursor, theme = 'auto', lang } = frameQuery.parse(raw);
    const { frame } = this.built;
    const locale = chooseLocale(frame.locales, lang, request.headers['accept-language']);
    const page = user.private ? { items: [], next: null } : await this.history.run(userId, { limit: PAGE_LENGTH, cursor }, null);
    const model = { user: viewUser(user), page, theme, locale, direction: directionOf(locale), publicUrl: this.config.publicUrl };
    void this.headers.person(reply).header('vary', 'accept-language').send(await frame.renderProfile(model, frame.assets));
  }
}
