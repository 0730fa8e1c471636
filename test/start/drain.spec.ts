import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { startEverything, type Everything } from '../support/everything.js';
import { KeptConnection } from '../support/kept-connection.js';

let site: Everything | undefined;
let socket: Socket | undefined;
afterEach(async () => {
  socket?.disconnect();
  await site?.stop();
});

it('goes without losing anybody: not ready at once, still answering, what is under way is ended, sockets are told to come back', async () => {
  site = await startEverything({ DRAIN_SECONDS: '5' });
  const port = Number(new URL(site.url).port);
  socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: true, forceNew: true });
  await once(socket as unknown as NodeJS.EventEmitter, 'connect');
  const gone = new Promise<{ reason: string; comesBack: boolean }>((done) => socket?.once('disconnect', (reason) => done({ reason, comesBack: socket?.active === true })));
  const [sending, asking] = await Promise.all([KeptConnection.open(port), KeptConnection.open(port)]);
  const body = JSON.stringify({ email: 'nobody@example.org', password: 'whatever it is' });
  sending.send(`POST /api/v1/auth/login HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`);
  await wait(100);

  const ended = once(site.process, 'exit');
  const began = performance.now();
  site.process.kill('SIGTERM');
  const ready = async (): Promise<{ status: number; connection: string | null; body: { parts?: { node?: string } } }> => {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
    return { status: answer.status, connection: answer.headers.get('connection'), body: (await answer.json()) as { parts?: { node?: string } } };
  };
  while ((await ready()).status !== 503) await wait(10);
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(await ready()).toMatchObject({ status: 503, connection: 'close', body: { parts: { node: 'is going' } } });

  // Whoever sends it readers has not heard yet: it answers, and ends the connection with that.
  expect(await asking.ask('/health/live')).toBe(200);
  while (!asking.ended) await wait(10);
  expect(site.process.exitCode).toBeNull();

  // Long after it has stopped taking new connections, the request that was being sent has its answer.
  await expect(Promise.race([gone, wait(20_000)])).resolves.toEqual({ reason: 'transport close', comesBack: true });
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
  sending.send(body.slice(10));
  const answer = await sending.hear();
  expect(answer).toContain('HTTP/1.1 401');
  expect(answer.toLowerCase()).toContain('connection: close');
  expect(await ended).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(25_000);
});
