import { connect } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { HOST } from '../../../bench/stage/ports.js';

/** Between two letters of a client that takes its time. */
const LETTER_MS = 500;

/** Begins a request and goes on with it letter by letter; resolves with how many seconds it took until the connection was ended, or NaN when it had not been within the patience. */
function dawdle(port: number, begin: string, patienceMs: number): Promise<number> {
  const began = performance.now();
  return new Promise((done) => {
    const socket = connect(port, HOST, () => socket.write(begin));
    const letters = setInterval(() => socket.write('a'), LETTER_MS);
    const patience = setTimeout(() => end(Number.NaN), patienceMs);
    const end = (seconds: number): void => {
      clearInterval(letters);
      clearTimeout(patience);
      socket.destroy();
      done(seconds);
    };
    socket.resume();
    socket.on('error', () => undefined);
    socket.on('close', () => end((performance.now() - began) / 1_000));
  });
}

/** Never comes to the end of its header lines. */
export const sendHeadersSlowly = (port: number, patienceMs: number): Promise<number> => dawdle(port, `GET /health/live HTTP/1.1\r\nhost: ${HOST}\r\nx-slow: `, patienceMs);

/** Says how much it sends, and takes its time with it. */
export const sendBodySlowly = (port: number, patienceMs: number): Promise<number> =>
  dawdle(port, `POST /api/v1/auth/login HTTP/1.1\r\nhost: ${HOST}\r\nx-belowline: 1\r\ncontent-type: application/json\r\ncontent-length: 4000\r\n\r\n{"email":"`, patienceMs);

/** As far as Socket.IO's client has it: the TCP connection. */
interface Wired {
  io: { engine: { transport: { ws: { _socket: { pause: () => void } } } } };
}

/** Somebody who follows a discussion, and then reads nothing of what is sent any more. */
export class DeafFollower {
  private constructor(private readonly socket: Socket) {}

  static async of(port: number, threadId: string): Promise<DeafFollower> {
    const socket = io(`http://${HOST}:${port}`, { transports: ['websocket'], forceNew: true, reconnection: false });
    await new Promise<void>((connected, failed) => socket.once('connect', connected).once('connect_error', failed));
    await socket.timeout(10_000).emitWithAck('thread.join', { threadId });
    (socket as unknown as Wired).io.engine.transport.ws._socket.pause();
    return new DeafFollower(socket);
  }

  leave(): void {
    this.socket.disconnect();
  }
}
