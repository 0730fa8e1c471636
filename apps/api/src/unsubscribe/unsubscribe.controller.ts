import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '#contract/languages';
import { findReader } from '#domain/delivery/choices.store';
import { Unsubscribe } from '#domain/delivery/unsubscribe';
import { UnsubscribeTokens, type Unsubscribing } from '#domain/delivery/unsubscribe-tokens';
import { Database } from '#platform/database/database';
import { Access } from '../http/endpoint.js';
import { wantedLanguage } from '../http/wanted-language.js';
import { PageHeaders } from '../pages/page-headers.js';
import { unsubscribePage, type UnsubscribeStep } from './unsubscribe-page.js';

/**
 * Ends letters of a kind: for mail programs by the one POST of RFC 8058, which comes from anywhere without a cookie, and for people
 * by a page with one button. The token says whose and which, and is good for nothing else.
 */
@Controller()
@Access('anyone')
export class UnsubscribeController {
  constructor(
    private readonly tokens: UnsubscribeTokens,
    private readonly unsubscribe: Unsubscribe,
    private readonly database: Database,
    private readonly headers: PageHeaders,
  ) {}

  @Get('unsubscribe/:token')
  async open(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply, 'ask', this.tokens.read(token));
  }

  @Post('unsubscribe/:token')
  @HttpCode(200)
  async receive(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const whose = this.tokens.read(token);
    const again = (request.body as { again?: unknown } | null)?.again !== undefined;
    if (whose !== null) await this.unsubscribe.run(whose, again);
    await this.show(request, reply, again ? 'again' : 'stopped', whose);
  }

  private async show(request: FastifyRequest, reply: FastifyReply, step: UnsubscribeStep, whose: Unsubscribing | null): Promise<void> {
    const reader = whose && (await findReader(this.database.client, whose.userId));
    const language = languageOf(reader?.locale ?? wantedLanguage(request.headers['accept-language']) ?? 'en');
    const page = whose === null ? unsubscribePage(language, 'wrong') : unsubscribePage(language, step, whose.about);
    void this.headers.form(reply).status(whose === null ? 404 : 200).send(page);
  }
}
