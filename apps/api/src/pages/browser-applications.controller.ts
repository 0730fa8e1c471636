import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/endpoint.js';
import { CONSOLE_FOLDER, WIDGET_FOLDER } from './built-assets.js';
import { PageHeaders } from './page-headers.js';

/** The files by which browsers come in: the publisher's script with what it brings along, and the moderators' console. */
@Controller()
@Access('anyone')
export class BrowserApplicationsController {
  private readonly loader = readFileSync(`${WIDGET_FOLDER}/embed.js`, 'utf8');
  private readonly jsonLd = readFileSync(`${WIDGET_FOLDER}/embed-json-ld.js`, 'utf8');
  private readonly console = readFileSync(`${CONSOLE_FOLDER}/index.html`, 'utf8');

  constructor(private readonly headers: PageHeaders) {}

  /** Five minutes: a publisher's pages have a new loader soon, and do not ask for it with every view. */
  @Get('embed.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  readLoader(): string {
    return this.loader;
  }

  /** What the loader brings for pages that tell search engines of their replies: a module, which another origin must be let read. */
  @Get('embed-json-ld.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  readJsonLdPart(): string {
    return this.jsonLd;
  }

  @Get('console')
  openConsole(@Res() reply: FastifyReply): void {
    void this.headers.console(reply).send(this.console);
  }
}
