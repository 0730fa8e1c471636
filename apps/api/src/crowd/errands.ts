import type { IncomingMessage } from 'node:http';
import type { RouteDefinition } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Errand } from '#platform/work/work';

/** What supervisors ask: to be answered most of all when there is too much to do. */
const PROBE = /^\/(?:health\/|metrics(?:\?|$))/;

const READS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Keeps a log-in alive, and writes next to nothing; without it nobody can read their own, or moderate. */
const LIKE_READING: ReadonlySet<string | undefined> = new Set([`/api/v1${routes.refresh.path}`]);

/** Registering, logging in and all that leads to it: most of it hashes a password. */
const ENTERING = '/api/v1/auth/';

const staffRoutes = Object.values<RouteDefinition>(routes).filter(({ access }) => access !== 'anyone' && access !== 'user');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The addresses of staff's routes, for each method one pattern: routes are not looked up yet when this is asked. */
const staffPatterns = new Map(
  [...new Set(staffRoutes.map(({ method }) => method))].map((method): [string, RegExp] => {
    const paths = staffRoutes.filter((route) => route.method === method).map(({ path }) => path.split('/').map((part) => (part.startsWith(':') ? '[^/?]+' : escaped(part))).join('/'));
    return [method, new RegExp(`^/api/v1(?:${paths.join('|')})(?:\\?|$)`)];
  }),
);

/**
 * Why somebody asks, by the head of the request alone; undefined for a probe. Whether a token is good is seen later: who uses one of no worth for staff's
 * addresses is refused there, at the cost of looking at its signature.
 */
export function errandOf({ method = '', url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): Errand | undefined {
  if (PROBE.test(url)) return undefined;
  if (headers.authorization !== undefined && staffPatterns.get(method)?.test(url) === true) return 'moderating';
  if (READS.has(method) || LIKE_READING.has(url)) return 'reading';
  return url.startsWith(ENTERING) ? 'entering' : 'writing';
}
