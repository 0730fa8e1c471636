import { readFileSync } from 'node:fs';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { findSiteByPublicKey } from '#domain/sites/sites.store';
import { Config } from '#platform/config/config';
import { Database } from '#platform/database/database';
import { escapeHtml } from '#platform/markup/render-markup';
import { refuse } from '#platform/refusals/refusal';
import { DEMO_SITE_KEY, findStory, inventedStories, leadStory, type DemoStory } from '#demo/stories';
import { Access } from '../http/endpoint.js';
import { findFile } from '#platform/files/find-file';
import { PageHeaders } from './page-headers.js';

const template = (name: string): string => readFileSync(findFile('apps', 'demo', 'src', name), 'utf8');

/** Puts plain texts into a template's places. */
const fill = (html: string, values: Record<string, string>): string => html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''));

const FILES = new Map(Object.entries({ 'style.css': 'text/css', 'valley.svg': 'image/svg+xml', 'still.svg': 'image/svg+xml', 'favicon.svg': 'image/svg+xml' }));

/** A newspaper to show the platform in. Its pages embed the discussion exactly as a publisher's would. */
@Controller()
@Access('anyone')
export class DemoController {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly headers: PageHeaders,
  ) {}

  /** Where there is no demonstration, whoever comes to the front door is most likely staff. */
  @Get()
  async front(@Res() reply: FastifyReply): Promise<void> {
    if (!(await this.isShown())) return void reply.redirect('/console', 302);
    const { headline, standfirst, byline, publishedAt } = leadStory;
    const lead = { leadHeadline: headline, leadStandfirst: standfirst, leadByline: byline, leadPublishedAt: publishedAt };
    await this.show(reply, 'front.html', lead);
  }

  @Get('demo/:file')
  file(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const type = FILES.get(file) ?? refuse('route.absent');
    void reply.header('content-type', `${type}; charset=utf-8`).header('cache-control', 'public, max-age=300').send(template(file));
  }

  @Get('demo/:section/:name')
  story(@Param() { section, name }: { section: string; name: string }, @Res() reply: FastifyReply): Promise<void> {
    return this.tell(reply, `${section}/${name}`);
  }

  @Get('demo/:section/:part/:name')
  deeperStory(@Param() { section, part, name }: { section: string; part: string; name: string }, @Res() reply: FastifyReply): Promise<void> {
    return this.tell(reply, `${section}/${part}/${name}`);
  }

  private async tell(reply: FastifyReply, path: string): Promise<void> {
    const story: DemoStory = findStory(path) ?? refuse('route.absent');
    const { imagePath, ...texts } = story;
    const page = inventedStories.some((invented) => invented.path === path) ? 'story.html' : 'article.html';
    await this.show(reply, page, { ...texts, articleUrl: `${this.config.publicUrl}/demo/${path}` });
  }

  private async show(reply: FastifyReply, page: string, values: Record<string, string>): Promise<void> {
    if (!(await this.isShown())) refuse('route.absent');
    void this.headers.demo(reply).send(fill(template(page), { ...values, publicUrl: this.config.publicUrl, siteKey: DEMO_SITE_KEY }));
  }

  private async isShown(): Promise<boolean> {
    return (await findSiteByPublicKey(this.database.client, DEMO_SITE_KEY)) !== null;
  }
}
