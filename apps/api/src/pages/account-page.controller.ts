import { readFileSync } from 'node:fs';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { directionOf } from '#contract/languages';
import { Access } from '../http/endpoint.js';
import { ACCOUNT_FOLDER, BuiltAssets } from './built-assets.js';
import { chooseLocale, frameQuery } from './frame-query.js';
import { PageHeaders } from './page-headers.js';

/**
 * The pages of one's own account, and those that links in messages lead to. Opening one changes nothing: a token stands after
 * the `#`, where no server sees it, and does what it does when a button is pressed.
 */
@Controller('account')
@Access('anyone')
export class AccountPageController {
  private readonly page = readFileSync(`${ACCOUNT_FOLDER}/index.html`, 'utf8');

  constructor(
    private readonly built: BuiltAssets,
    private readonly headers: PageHeaders,
  ) {}

  @Get(['', 'verify', 'reset', 'sign-in', 'invitation'])
  open(@Query() raw: unknown, @Headers('accept-language') accepted: string | undefined, @Res() reply: FastifyReply): void {
    const { lang, theme = 'auto' } = frameQuery.parse(raw);
    const locale = chooseLocale(this.built.frame.locales, lang, accepted);
    const opening = `<html lang="${locale}" dir="${directionOf(locale)}" data-theme="${theme}">`;
    void this.headers.account(reply).header('vary', 'accept-language').send(this.page.replace(/<html[^>]*>/, opening));
  }
}
