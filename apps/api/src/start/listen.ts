import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#platform/config/config';
import { StartProblem } from '#platform/config/start-problem';

/** Connections that may wait to be taken: of more, the system drops the first bytes, and whoever sent them tries again seconds later. It may allow fewer (`net.core.somaxconn`). */
const BACKLOG = 4_096;

/** Begins to answer. */
export async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen({ port, host, backlog: BACKLOG });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StartProblem(`The port ${port} on ${host} is in use by something else. Stop that, or set PORT to another one.`, { cause: error });
  }
}
