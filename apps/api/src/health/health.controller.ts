import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Replicas } from '#platform/database/replicas';
import { ReadinessCheck, type Readiness } from '#platform/health/readiness';
import { exposition, EXPOSITION_TYPE } from '#platform/meters/registry';
import { Access } from '../http/endpoint.js';

/** For balancers, supervisors and whoever watches. */
@Controller()
@Access('anyone')
export class HealthController {
  constructor(private readonly readiness: ReadinessCheck, private readonly replicas: Replicas) {}

  /** The process answers: nothing more, so that a database that is away does not have it restarted. */
  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness & { replicas?: string[] }> {
    const readiness = await this.readiness.run();
    if (readiness.status !== 'ready') void reply.status(HttpStatus.SERVICE_UNAVAILABLE).header('retry-after', '5');
    void reply.header('cache-control', 'no-store');
    // What a replica cannot answer the database does: none of them makes the process not ready.
    const replicas = this.replicas.state();
    return { ...readiness, ...(replicas && { replicas }) };
  }

  @Get('metrics')
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('content-type', EXPOSITION_TYPE);
    return exposition();
  }
}
