import type { INestApplication } from '@nestjs/common';
import type { Config } from '#platform/config/config';

/** Says that something else answers at the address where we should. */
export class PortTaken extends Error {
  constructor(port: number, host: string) {
    super(`The port ${port} on ${host} is in use by something else. Stop that, or set PORT to another one.`);
    this.name = 'PortTaken';
  }
}

/** Begins to answer. */
export async function listen(app: INestApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new PortTaken(port, host) : error;
  }
}
