import { setImmediate as breathe } from 'node:timers/promises';
import type { Socket as Line } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { threadRoom } from '#domain/identity/live-rooms';
import { SocketBroadcast } from '#platform/broadcast/socket-broadcast';
import { makeThread } from '../make/thread.js';
import { TestApp, type LiveClient } from '../support/test-app.js';

/** More than the kernel keeps for both ends of a line, several times over. */
const EVENTS = 600;
const EVENT = 'x'.repeat(65_536);

describe('a socket that does not read what it is sent', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  const lineOf = ({ io }: LiveClient): Line => (io.engine as unknown as { transport: { ws: { _socket: Line } } }).transport.ws._socket;

  it('is closed, and no other; its client comes again', async () => {
    const { id: threadId } = await makeThread(app);
    const [reading, deaf] = await Promise.all([app.connect(), app.connect()]);
    for (const socket of [reading, deaf]) expect(await socket.emitWithAck('thread.join', { threadId })).toMatchObject({ ok: true });
    let read = 0;
    reading.onAny(() => (read += 1));
    lineOf(deaf).pause();
    for (let sent = 1; sent <= EVENTS; sent += 1) {
      app.get(SocketBroadcast).publish(threadRoom(threadId), 'thread.head', { filler: EVENT });
      while (read < sent) await breathe();
    }
    let watching = 2;
    while (watching > 1) {
      const joined = await reading.emitWithAck('thread.join', { threadId });
      watching = joined.ok ? joined.viewers : Number.NaN;
    }
    const left = new Promise<string>((gone) => deaf.once('disconnect', gone));
    lineOf(deaf).resume();
    expect(await left).toBe('transport close');
    const again = new Promise<void>((connected) => deaf.once('connect', connected));
    deaf.connect();
    await again;
    expect(reading.connected).toBe(true);
  });
});
