import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { io, type Socket } from 'socket.io-client';
import request, { type Test } from 'supertest';
import type { ClientEvents, ServerEvents } from '#contract/live';
import { completeConfig, readSettings } from '#platform/config/config';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { buildApi } from '../../apps/api/src/start/build-api.js';
import { PlatformModule } from '../../libs/platform/src/platform.module.js';
import { makeTestDatabase, type TestDatabase } from './test-database.js';

export type LiveClient = Socket<ServerEvents, ClientEvents>;

/** Somebody with a token, or nobody. */
export interface Asker {
  token?: string;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The real api on a database of its own, listening on a port of its own. */
export class TestApp {
  private readonly sockets: LiveClient[] = [];

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly testDatabase: TestDatabase,
    readonly url: string,
  ) {}

  /** `settings` are as in the environment; limits are off unless a test is about them. Jobs are done only with `WorkerModule` among the `more`. */
  static async start(settings: Record<string, string> = {}, more: Type[] = [], prepare?: (app: NestFastifyApplication) => Promise<void>): Promise<TestApp> {
    const database = await makeTestDatabase();
    const config = completeConfig(
      readSettings({ NODE_ENV: 'test', PORT: '0', RATE_LIMITS: 'off', PUBLIC_URL: 'http://talk.test', DATABASE_URL: database.url, SECRET: 'only for a run of the tests, nowhere else', ...settings }),
    );

    @Module({ imports: [PlatformModule.with(config), ApiModule, ...more] })
    class Everything {}

    const app = await buildApi(Everything, config, false);
    await prepare?.(app);
    await app.listen(config.port, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    return new TestApp(app, database, `http://127.0.0.1:${port}`);
  }

  /** Its database's address for who owns it: what the application may not do is done there. */
  get ownerUrl(): string {
    return this.testDatabase.ownerUrl;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get<Provider>(type: new (...args: never[]) => Provider): Provider {
    return this.app.get<Provider>(type, { strict: false });
  }

  /** Sets what the application believes the time to be. */
  setTime(now: Date): void {
    this.app.get(Clock).now = () => now;
  }

  /** Does something at a time of its own, as if nothing had taken long before it. */
  async at<Value>(moment: Date, act: () => PromiseLike<Value>): Promise<Value> {
    const clock = this.app.get(Clock);
    const before = clock.now.bind(clock);
    this.setTime(moment);
    try {
      return await act();
    } finally {
      clock.now = before;
    }
  }

  cutDatabase = (): Promise<void> => this.testDatabase.cut();
  mendDatabase = (): Promise<void> => this.testDatabase.mend();

  /** A request below /api/v1. */
  ask(method: Method, path: string, { token }: Asker = {}): Test {
    const test = request(this.url)[method](`/api/v1${path}`);
    return token === undefined ? test : test.set('authorization', `Bearer ${token}`);
  }

  /** A request to any address. */
  page(path: string): Test {
    return request(this.url).get(path);
  }

  /** A connected socket. */
  async connect({ token }: Asker = {}): Promise<LiveClient> {
    const socket = this.socket({ token });
    await new Promise<void>((connected, failed) => {
      socket.once('connect', connected);
      socket.once('connect_error', failed);
    });
    return socket;
  }

  /** A socket that may or may not be let in. */
  socket(auth: Record<string, unknown>, headers: Record<string, string> = {}): LiveClient {
    const socket: LiveClient = io(this.url, { auth, transports: ['websocket'], reconnection: false, extraHeaders: headers, forceNew: true });
    this.sockets.push(socket);
    return socket;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.disconnect();
    await this.app.close();
    await this.testDatabase.drop();
  }
}

/** Resolves with the next event of a name that a condition holds for. */
export function nextEvent<Name extends keyof ServerEvents>(
  socket: LiveClient,
  name: Name,
  holds: (payload: Parameters<ServerEvents[Name]>[0]) => boolean = () => true,
): Promise<Parameters<ServerEvents[Name]>[0]> {
  return new Promise((found) => {
    const listen = (payload: Parameters<ServerEvents[Name]>[0]): void => {
      if (!holds(payload)) return;
      socket.off(name, listen as never);
      found(payload);
    };
    socket.on(name, listen as never);
  });
}
