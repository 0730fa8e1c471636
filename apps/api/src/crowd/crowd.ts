import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Gauge } from '#platform/meters/meters';
import type { Errand } from '#platform/work/work';
import { CrowdLimit, IN_A_MOMENT } from './crowd-limit.js';
import { errandOf } from './errands.js';

/** How often it is looked how it goes. */
const LOOK_MS = 100;

/** Whatever is asked for is answered within this, if only by saying that it cannot be now (SAFETY: request). The arriving of its body does not count. */
const LONGEST_MS = 10_000;

/** Of what may be inside, so much at most when somebody comes to write, and to read. */
const SHARE = { writing: 0.75, reading: 1 };

/** A crowd that was there for longer than this is no moment any more, but more than can be answered. Milliseconds. */
const MOMENT_MS = 1_500;

/** So much of it is left to writing all the same, so that no crowd of readers silences everybody. */
const KEPT_FOR_WRITING = 0.125;

/** So many moderators besides, whoever else is inside: more than a newsroom's consoles ask at once. A token of no worth costs the looking at its signature. */
const FOR_MODERATORS = 512;

const turnedAway = new Counter({ name: 'belowline_requests_turned_away_total', help: 'Requests that were refused at the door because as many were inside as can be answered in time, by why they came: writing, reading, moderating', labels: ['errand'] });
const inside = new Gauge({ name: 'belowline_requests_inside', help: 'Requests that are being worked for, by why they came; ready pages and probes are not among them', labels: ['errand'] });
const limits = new Gauge({ name: 'belowline_requests_inside_limit', help: 'How many requests may be inside at once, as learnt from how long they take' });
const overdue = new Counter({ name: 'belowline_requests_overdue_total', help: 'Requests whose answer was given up after 10 s' });

/** Somebody who was let in. */
interface Visit {
  errand: Errand;
  /** When everything that they sent was there. */
  since: number;
  /** Answers that it takes too long; what was begun goes on. */
  giveUp?: () => void;
}

/** Who is inside: the requests that are being worked for, from when they were sent whole until their answer begins. How long a client takes to send or to read counts against nobody. */
export class Crowd {
  private readonly limit = new CrowdLimit();
  private readonly visits = new WeakMap<IncomingMessage, Visit>();
  private readonly inside = new Set<Visit>();
  private readonly counts: Record<Errand, number> = { writing: 0, reading: 0, moderating: 0 };
  private took: number[] = [];
  private most = 0;
  private turnedAway = 0;
  private changedAt = 0;
  /** When fewer than half as many as may be were inside. */
  private calmAt = performance.now();
  private readonly looking: NodeJS.Timeout;
  private readonly forgets = [
    inside.from(() => Object.entries(this.counts)),
    limits.from(() => this.limit.now),
  ];

  /** `longestMs` is for tests. */
  constructor(private readonly longestMs = LONGEST_MS) {
    this.looking = setInterval(() => this.look(), LOOK_MS).unref();
  }

  /** Lets a request in; answers false where there is no room, and it is to be told so. */
  admit(request: IncomingMessage, response: ServerResponse): boolean {
    const errand = errandOf(request);
    if (errand === undefined) return true;
    if (!this.hasRoomFor(errand)) {
      this.turnedAway += 1;
      turnedAway.of(errand).add();
      return false;
    }
    const visit: Visit = { errand, since: 0 };
    this.visits.set(request, visit);
    const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers;
    // Whoever sends slowly must not take the place of others.
    if (length === '0' && chunked === undefined) this.begin(request);
    else request.once('end', () => this.begin(request));
    response.once('close', () => this.leave(request));
    return true;
  }

  errandOf(request: IncomingMessage): Errand | undefined {
    return this.visits.get(request)?.errand;
  }

  /** Has visits end when their answers begin, and those that take too long be answered with `giveUp`. */
  watch(server: FastifyInstance, giveUp: (request: FastifyRequest, reply: FastifyReply) => void): void {
    server.addHook('onRequest', (request, reply, done) => {
      const visit = this.visits.get(request.raw);
      if (visit) visit.giveUp = () => giveUp(request, reply);
      done();
    });
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
    if (errand === 'moderating') return this.counts.moderating < FOR_MODERATORS;
    const learnt = this.limit.now;
    const now = performance.now() - this.calmAt < MOMENT_MS ? Math.max(learnt, IN_A_MOMENT) : learnt;
    const few = errand === 'writing' && this.counts.writing < now * KEPT_FOR_WRITING;
    return this.inside.size < now * (few ? SHARE.reading : SHARE[errand]);
  }

  private begin(request: IncomingMessage): void {
    const visit = this.visits.get(request);
    // Some are answered before they have sent everything.
    if (visit === undefined) return;
    visit.since = performance.now();
    this.inside.add(visit);
    this.counts[visit.errand] += 1;
    this.most = Math.max(this.most, this.inside.size);
  }

  private leave(request: IncomingMessage): void {
    const visit = this.visits.get(request);
    if (visit === undefined) return;
    this.visits.delete(request);
    if (!this.inside.delete(visit)) return;
    this.counts[visit.errand] -= 1;
    if (visit.since >= this.changedAt) this.took.push(performance.now() - visit.since);
  }

  private look(): void {
    this.giveUpOverdue();
    if (this.inside.size < this.limit.now / 2) this.calmAt = performance.now();
    const changed = this.limit.learn({ most: this.most, turnedAway: this.turnedAway, took: this.took });
    if (changed) this.changedAt = performance.now();
    this.took = [];
    this.most = this.inside.size;
    this.turnedAway = 0;
  }

  private giveUpOverdue(): void {
    // In the order in which they came in.
    for (const visit of this.inside) {
      if (performance.now() - visit.since < this.longestMs) return;
      if (visit.giveUp === undefined) continue;
      overdue.of().add();
      const { giveUp } = visit;
      delete visit.giveUp;
      giveUp();
    }
  }
}
