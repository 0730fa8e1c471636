import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Gauge } from '#platform/meters/meters';
import type { Errand } from '#platform/work/work';
import { errandOf } from './errands.js';
import { Line, type InLine } from './line.js';
import { Rush } from './rush.js';

/** How often it is looked how it goes. */
const LOOK_MS = 100;

/** Whatever is asked for is answered within this, if only by saying that it cannot be now (SAFETY: request). The arriving of its body does not count. */
const LONGEST_MS = 10_000;

/** How each errand's line is kept. Who writes is asked to come again sooner than who reads; both by how long their own kind takes, so neither keeps the other out; where far more of both come than can be answered, who writes gives way. */
const LINES = {
  writing: { inAMoment: 256, always: 72, aim: { least: 100, most: 400, fewest: 24, givingWay: 12 } },
  reading: { inAMoment: 256, always: 128, aim: { least: 40, most: 200, fewest: 6 } },
  // A password takes a tenth of a second of a processor, two at a time: `Passwords` has a line of its own for that.
  entering: { inAMoment: 256, always: 256 },
  // Whoever else is there; more than a newsroom's consoles ask at once. A token of no worth costs the looking at its signature.
  moderating: { inAMoment: 512, always: 512 },
};

const turnedAway = new Counter({ name: 'belowline_requests_turned_away_total', help: 'Requests that were refused at the door because as many were inside as can be answered in time, by why they came: writing, reading, entering, moderating', labels: ['errand'] });
const inside = new Gauge({ name: 'belowline_requests_inside', help: 'Requests that are being worked for or wait for it, by why they came; ready pages and probes are not among them', labels: ['errand'] });
const limits = new Gauge({ name: 'belowline_requests_inside_limit', help: 'How many requests may be worked for at once, by why they came: for writing and reading as learnt from how long they take', labels: ['errand'] });
const overdue = new Counter({ name: 'belowline_requests_overdue_total', help: 'Requests whose answer was given up after 10 s' });

/** Somebody who was let in. */
interface Visit {
  readonly errand: Errand;
  /** Of those who have sent everything. */
  inside?: Inside;
}

interface Inside extends InLine {
  /** When everything that they sent was there. */
  readonly since: number;
  /** Answers that it takes too long; what was begun goes on. */
  giveUp: (() => void) | undefined;
}

const hasNoBody = ({ headers: { 'content-length': length = '0', 'transfer-encoding': chunked } }: IncomingMessage): boolean => length === '0' && chunked === undefined;

/** Who is inside: the requests that are being worked for, and that wait for it, from when they were sent whole until their answer begins. How long a client takes to send or to read counts against nobody. */
export class Crowd {
  private readonly lines: Record<Errand, Line>;
  private readonly visits = new WeakMap<IncomingMessage, Visit>();
  private readonly inside = new Set<Inside>();
  private readonly looking: NodeJS.Timeout;
  private readonly forgets: (() => void)[];

  /** `longestMs` is for tests. */
  constructor(private readonly longestMs = LONGEST_MS) {
    const { writing, reading, entering, moderating } = LINES;
    const rush = new Rush();
    const readers = new Line(reading, rush);
    // A reply takes many times what a page does: most are served where what there is of the processor goes to those who read.
    this.lines = { writing: new Line(writing, rush, readers), reading: readers, entering: new Line(entering), moderating: new Line(moderating) };
    this.forgets = [
      inside.from(() => Object.entries(this.lines).map(([errand, line]) => [errand, line.size])),
      limits.from(() => Object.entries(this.lines).map(([errand, line]) => [errand, line.atOnce])),
    ];
    this.looking = setInterval(() => this.look(), LOOK_MS).unref();
  }

  /** Lets a request in; answers false where there is no room, and it is to be told so. */
  admit(request: IncomingMessage, response: ServerResponse): boolean {
    const errand = errandOf(request);
    if (errand === undefined) return true;
    if (!this.hasRoomFor(errand)) return false;
    this.visits.set(request, { errand });
    response.once('close', () => this.leave(request));
    return true;
  }

  errandOf(request: IncomingMessage): Errand | undefined {
    return this.visits.get(request)?.errand;
  }

  /** Has requests wait for their turn, visits end when their answers begin, and those that take too long, or for whom there is no room after all, be answered with `refuse`, which is told which. */
  watch(server: FastifyInstance, refuse: (request: FastifyRequest, reply: FastifyReply, why: string) => void): void {
    const enter = (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
      const visit = this.visits.get(request.raw);
      if (visit === undefined || visit.inside) done();
      // While its body was on its way, others came.
      else if (!hasNoBody(request.raw) && !this.hasRoomFor(visit.errand)) refuse(request, reply, 'no room after its body had come');
      else this.enter(visit, done, (why) => refuse(request, reply, why));
    };
    server.addHook('onRequest', (request, reply, done) => (hasNoBody(request.raw) ? enter(request, reply, done) : done()));
    // Whoever sends slowly must not take the place of others.
    server.addHook('preValidation', enter);
    server.addHook('onSend', (request, _reply, payload, done) => {
      this.leave(request.raw);
      done(null, payload);
    });
    server.addHook('onClose', (_server, done) => {
      clearInterval(this.looking);
      for (const forget of this.forgets) forget();
      done();
    });
  }

  private hasRoomFor(errand: Errand): boolean {
    if (this.lines[errand].hasRoom()) return true;
    turnedAway.of(errand).add();
    return false;
  }

  private enter(visit: Visit, go: () => void, refuse: (why: string) => void): void {
    const turnAway = (): void => {
      turnedAway.of(visit.errand).add();
      refuse('too many came, for too long');
    };
    // Called when somebody else leaves, it still belongs to whoever asked.
    visit.inside = { since: performance.now(), go: AsyncResource.bind(go), turnAway, giveUp: () => refuse('not answered in 10 s') };
    this.inside.add(visit.inside);
    this.lines[visit.errand].join(visit.inside);
  }

  private leave(request: IncomingMessage): void {
    const visit = this.visits.get(request);
    if (visit === undefined) return;
    this.visits.delete(request);
    if (visit.inside === undefined) return;
    this.inside.delete(visit.inside);
    this.lines[visit.errand].leave(visit.inside);
  }

  private look(): void {
    this.giveUpOverdue();
    for (const line of Object.values(this.lines)) line.look();
  }

  private giveUpOverdue(): void {
    // In the order in which they came in.
    for (const each of this.inside) {
      if (performance.now() - each.since < this.longestMs) return;
      const { giveUp } = each;
      if (giveUp === undefined) continue;
      overdue.of().add();
      each.giveUp = undefined;
      giveUp();
    }
  }
}
