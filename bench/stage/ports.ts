import { createServer, type AddressInfo } from 'node:net';

/** Nothing of a measurement leaves the machine. */
export const HOST = '127.0.0.1';

/** A port that is free now, on the loopback interface. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, HOST, done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
