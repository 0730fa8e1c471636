import type { LogAction, QueueKind } from '#contract/moderation';

/** Which entries of the log are shown. Days are of the moderator's own zone, the last one included. */
export interface LogFilter {
  actorId: string | null;
  action: LogAction | null;
  targetId: string | null;
  from: string | null;
  to: string | null;
}

/** The log as a whole. */
export const WHOLE_LOG: LogFilter = { actorId: null, action: null, targetId: null, from: null, to: null };

/** The filter's names in an address. */
const logNames = { actorId: 'by', action: 'act', targetId: 'of', from: 'from', to: 'to' } as const;

const logParts = Object.keys(logNames) as (keyof LogFilter)[];

/** Where in the console somebody is. Kept after the `#`, so that the server has one page to serve. */
export type Route =
  | { room: 'queue'; kind: QueueKind; threadId: string | null }
  | { room: 'threads'; threadId: string | null }
  | { room: 'log'; filter: LogFilter }
  | { room: 'words'; siteId: string | null; language: string | null }
  | { room: 'redress' }
  | { room: 'parked' };

const queueKinds: readonly QueueKind[] = ['held', 'reported', 'new'];

/** Reads what follows the `#`. Anything unknown leads to the queue. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [room, part] = path.split('/');
  if (room === 'threads') return { room, threadId: part === undefined || part === '' ? null : decodeURIComponent(part) };
  const asked = new URLSearchParams(query);
  if (room === 'words') return { room, siteId: asked.get('site'), language: asked.get('language') };
  if (room === 'log') return { room, filter: parseLogFilter(asked) };
  if (room === 'parked' || room === 'redress') return { room };
  const kind = queueKinds.find((known) => known === part) ?? 'held';
  return { room: 'queue', kind, threadId: asked.get('thread') };
}

/** What an unknown act or day would find is for the server to say. */
function parseLogFilter(query: URLSearchParams): LogFilter {
  return Object.fromEntries(logParts.map((part) => [part, query.get(logNames[part])])) as unknown as LogFilter;
}

/** The address of a place, for links. */
export function routeHref(route: Route): string {
  switch (route.room) {
    case 'queue': {
      const query = route.threadId === null ? '' : `?${new URLSearchParams({ thread: route.threadId }).toString()}`;
      return `#/queue/${route.kind}${query}`;
    }
    case 'threads':
      return route.threadId === null ? '#/threads' : `#/threads/${encodeURIComponent(route.threadId)}`;
    case 'log': {
      const query = new URLSearchParams(logParts.flatMap((part) => (route.filter[part] === null ? [] : [[logNames[part], route.filter[part]]])));
      return query.size === 0 ? '#/log' : `#/log?${query.toString()}`;
    }
    case 'words': {
      const { siteId, language } = route;
      const query = new URLSearchParams({ ...(siteId === null ? {} : { site: siteId }), ...(language === null ? {} : { language }) }).toString();
      return query === '' ? '#/words' : `#/words?${query}`;
    }
    case 'redress':
    case 'parked':
      return `#/${route.room}`;
  }
}
