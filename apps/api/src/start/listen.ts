import type { INestApplication } from '@nestjs/common';
import type { Config } from '#platform/config/config';
import { StartProblem } from '#platform/config/start-problem';

/** Begins to answer. */
export async function listen(app: INestApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StartProblem(`The port ${port} on ${host} is in use by something else. Stop that, or set PORT to another one.`, { cause: error });
  }
}
