import type { QueueKind } from '#contract/moderation';

/** Where in the console somebody is. Kept after the `#`, so that the server has one page to serve. */
export type Route =
  | { room: 'queue'; kind: QueueKind; threadId: string | null }
  | { room: 'threads'; threadId: string | null }
  | { room: 'log' }
  | { room: 'words'; siteId: string | null; language: string | null }
  | { room: 'parked' };

const queueKinds: readonly QueueKind[] = ['held', 'reported', 'new'];

/** Reads what follows the `#`. Anything unknown leads to the queue. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [room, part] = path.split('/');
  if (room === 'threads') return { room, threadId: part === undefined || part === '' ? null : decodeURIComponent(part) };
  const asked = new URLSearchParams(query);
  if (room === 'words') return { room, siteId: asked.get('site'), language: asked.get('language') };
  if (room === 'log' || room === 'parked') return { room };
  const kind = queueKinds.find((known) => known === part) ?? 'held';
  return { room: 'queue', kind, threadId: asked.get('thread') };
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
    case 'words': {
      const { siteId, language } = route;
      const query = new URLSearchParams({ ...(siteId === null ? {} : { site: siteId }), ...(language === null ? {} : { language }) }).toString();
      return query === '' ? '#/words' : `#/words?${query}`;
    }
    case 'log':
    case 'parked':
      return `#/${route.room}`;
  }
}
