import { Socket } from 'node:net';

/** As much as libuv reads at once. */
const MOST_READ = 65_536;

/** For all such sockets: what was read is copied before anything else is. */
const buffer = Buffer.allocUnsafeSlow(MOST_READ);

/** A socket for a connection to PostgreSQL. Node sets 64 KB apart for each time that something comes, which is most often some hundred bytes; this one reads into one place, and keeps what came. */
export function frugalSocket(): Socket {
  const socket: Socket = new Socket({
    onread: {
      buffer,
      callback: (count: number) => socket.push(Buffer.from(buffer.subarray(0, count))),
    },
  });
  return socket;
}
