import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, type HistogramLine } from '#platform/meters/meters';
import { countSignIn } from './sign-in-meters.js';

const seconds = new Histogram({
  name: 'belowline_http_request_duration_seconds',
  help: 'Time from the head of a request to the last byte of its answer, by method, route and status',
  labels: ['method', 'route', 'status'],
});

const inFlight = new Gauge({ name: 'belowline_http_requests_in_flight', help: 'Requests that are being answered' });

/** The lines of a route's answers, by method and status. */
type Lines = Map<string, Map<number, HistogramLine>>;

/** How long requests take, by route. */
@Injectable()
export class Metrics {
  private readonly routes = new Map<string, Lines>();

  /** Notes what Fastify answers. */
  observe(server: FastifyInstance): void {
    const under = inFlight.of();
    server.addHook('onRequest', (_request, reply, done) => {
      under.add();
      // Also when nobody waits for the answer any more.
      reply.raw.once('close', () => under.add(-1));
      done();
    });
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      this.observeDirect(route, request.method, reply.statusCode, reply.elapsedTime / 1_000);
      countSignIn(route, request.method, reply.statusCode);
      done();
    });
  }

  /**
   * Notes an answer, whoever gave it: for what is answered before the framework sees the request. The route is a pattern and never an
   * address. Three look-ups and nothing allocated, so that it may be called for every request there is.
   */
  observeDirect(route: string, method: string, status: number, took: number): void {
    const line = this.routes.get(route)?.get(method)?.get(status) ?? this.line(route, method, status);
    line.observe(took);
  }

  private line(route: string, method: string, status: number): HistogramLine {
    const methods: Lines = this.routes.get(route) ?? new Map<string, Map<number, HistogramLine>>();
    const statuses = methods.get(method) ?? new Map<number, HistogramLine>();
    const line = seconds.of(method, route, String(status));
    this.routes.set(route, methods.set(method, statuses.set(status, line)));
    return line;
  }
}
