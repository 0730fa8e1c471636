import type { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Server as LiveServer } from 'socket.io';
import { Config } from '#platform/config/config';
import { Going } from '#platform/health/going';
import { Connections } from './connections.js';

/** Sockets are told to come back one after another in this time; with their own jitter they are all back within 5 s, and not all at once. */
const SPREAD_MS = 2_000;

/** All of it, so that what stops us after 30 s does not have to. */
const DEADLINE_MS = 25_000;

/** How often it is looked whether somebody is still there. */
const LOOK_MS = 25;

/**
 * How a node goes without anybody losing a request: it says that it is not ready, goes on answering until whoever sends it readers knows, ending each
 * connection with its answer; then takes no new ones, sends its sockets away to come back elsewhere, and waits for what is under way. On a connection that is
 * kept and idle, a request may be on its way at any moment: another process of the same crew goes on with it.
 */
@Injectable()
export class Drain implements OnApplicationShutdown {
  private readonly servers: HttpServer[] = [];
  private readonly connections = new Connections();
  private live: LiveServer | undefined;

  constructor(
    private readonly config: Config,
    private readonly leaving: Going,
  ) {}

  /** Whether this node is going: it is not ready any more, and answers end their connections. */
  get going(): boolean {
    return this.leaving.now;
  }

  watch(server: HttpServer): void {
    this.servers.push(server);
    this.connections.watch(server);
  }

  watchLive(live: LiveServer): void {
    this.live = live;
  }

  /** Resolves when nobody is left, or it has taken too long. */
  async run(): Promise<void> {
    if (this.leaving.now) return;
    this.leaving.begin();
    const { drainSeconds } = this.config;
    const deadline = performance.now() + DEADLINE_MS;
    await wait(drainSeconds * 1_000);
    // Only the listening ends: the http server's own close would cut connections on which a request may be on its way.
    for (const server of this.servers) if (server.listening) Server.prototype.close.call(server);
    await this.connections.settle();
    this.sendSocketsAway();
    const patient = performance.now() + drainSeconds * 1_000;
    while (this.connections.count > 0 && performance.now() < deadline) {
      // Without anybody to pass them on to, the balancer has been told by now, and sends nothing more on them.
      if (!this.connections.passOnIdle() && performance.now() >= patient) this.connections.closeIdle();
      await wait(LOOK_MS);
    }
  }

  onApplicationShutdown(): void {
    this.connections.forget();
  }

  /** As if the line had broken: clients then come back by themselves, which they do not when they are told to go. */
  private sendSocketsAway(): void {
    const spread = this.config.drainSeconds === 0 ? 0 : SPREAD_MS;
    for (const socket of this.live?.sockets.sockets.values() ?? []) setTimeout(() => socket.conn.close(), Math.random() * spread);
  }
}
