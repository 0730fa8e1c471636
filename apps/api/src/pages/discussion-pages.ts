import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BuiltAssets } from './built-assets.js';
import { FrameModels, type FrameSubject } from './frame-model.js';
import { chooseLocale, type FrameQuery } from './frame-query.js';
import { PageHeaders } from './page-headers.js';
import { robotsFor } from './robots.js';
import { Surroundings } from './surroundings.js';

/** Shows a discussion as a document: what is in it, what it says of itself, and what it may do. */
@Injectable()
export class DiscussionPages {
  constructor(
    private readonly models: FrameModels,
    private readonly surroundings: Surroundings,
    private readonly built: BuiltAssets,
    private readonly headers: PageHeaders,
  ) {}

  async show(subject: FrameSubject, query: FrameQuery, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { frame } = this.built;
    const { site, embedded } = subject;
    const locale = chooseLocale(frame.locales, query.lang, request.headers['accept-language']);
    const model = await this.models.of(subject, query, locale);
    const page = frame.renderFrame(model, frame.assets, await this.surroundings.of(model, site, query));
    const robots = robotsFor(site.settings.robots, embedded ? 'frame' : 'page');
    if (robots !== null) void reply.header('x-robots-tag', robots);
    void this.headers.frame(reply, site).header('vary', 'accept-language').send(page);
  }
}
