import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { HOST } from '../stage/ports.js';

export interface WalineSettings {
  port: number;
  /** Where its package was installed. */
  folder: string;
  databaseUrl: string;
  /** Whom it asks, at each request, which sign-in services there are. */
  servicesUrl: string;
}

const PATIENCE_MS = 60_000;

/** Waline as its package brings it: its request handler behind node:http, and its own settings, but that nothing leaves the machine and nobody has to wait between two comments. */
function serve({ port, folder, databaseUrl, servicesUrl }: WalineSettings): void {
  const { hostname, port: databasePort, username, password, pathname } = new URL(databaseUrl);
  Object.assign(process.env, {
    PG_HOST: hostname, PG_PORT: databasePort, PG_USER: username, PG_PASSWORD: password, PG_DB: pathname.slice(1),
    JWT_TOKEN: 'only for a measurement', OAUTH_URL: servicesUrl, AKISMET_KEY: 'false', IPQPS: '0', TMPDIR: folder,
  });
  const main = createRequire(join(folder, 'package.json'))('@waline/vercel') as (config: object) => RequestListener;
  // A discussion may keep it busy for so long that its own five seconds would cut off who has just asked again.
  createServer({ keepAliveTimeout: PATIENCE_MS }, main({})).listen(port, HOST, () => process.send?.('listening'));
}

process.once('message', serve);
process.on('disconnect', () => process.exit());
