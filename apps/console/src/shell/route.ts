import type { LogAction, QueueKind } from '#contract/moderation';
import { queueKinds } from '../queue/queue-kinds.js';
import { narrowingIn, narrowingOut, WHOLE_QUEUE, type Narrowing } from '../queue/narrowing.js';
import type { BusyThreadSort } from '#contract/overview';
import type { RedressState } from '#contract/redress';
import type { ThreadStatus } from '#contract/threads';

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

/** Which threads are listed, and in which order. */
export interface ThreadsFilter {
  q: string | null;
  siteId: string | null;
  status: ThreadStatus | null;
  sort: BusyThreadSort | null;
}

/** Every thread, the busiest first. */
export const ALL_THREADS: ThreadsFilter = { q: null, siteId: null, status: null, sort: null };

const threadsNames = { q: 'q', siteId: 'site', status: 'status', sort: 'sort' } as const;

/** Which day, and of which site; without either, today and everywhere. */
export interface DayShown {
  day: string | null;
  siteId: string | null;
}

const dayNames = { day: 'day', siteId: 'site' } as const;

/** Which days a report is of, and of which site; without any, the last thirty days and everywhere. */
export interface ReportShown {
  siteId: string | null;
  from: string | null;
  to: string | null;
}

const reportNames = { siteId: 'site', from: 'from', to: 'to' } as const;

/** The parts of a site's page, in the order of their keys. */
export const siteParts = ['settings', 'people', 'connections'] as const;

/** A part of a site's page. */
export type SitePart = (typeof siteParts)[number];

/** Where in the console somebody is. Kept after the `#`, so that the server has one page to serve. */
export type Route =
  | { room: 'queue'; kind: QueueKind; threadId: string | null; narrowing?: Narrowing }
  | { room: 'today'; shown: DayShown }
  | { room: 'threads'; threadId: string }
  | { room: 'threads'; threadId: null; filter: ThreadsFilter }
  | { room: 'people'; userId: string | null; q: string }
  | { room: 'log'; filter: LogFilter }
  | { room: 'words'; siteId: string | null; language: string | null }
  | { room: 'rules'; siteId: string | null }
  | { room: 'redress'; shown: RedressState; replyId: string | null }
  | { room: 'report'; shown: ReportShown }
  | { room: 'sites'; siteId: string | null; part: SitePart }
  | { room: 'parked' };

/** Reads what follows the `#`. Anything unknown leads to the queue. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [room, part, of] = path.split('/');
  const asked = new URLSearchParams(query);
  if (room === 'threads') return part === undefined || part === '' ? { room, threadId: null, filter: parseParts(asked, threadsNames) } : { room, threadId: decodeURIComponent(part) };
  if (room === 'today') return { room, shown: parseParts(asked, dayNames) };
  if (room === 'report') return { room, shown: parseParts(asked, reportNames) };
  if (room === 'people') return { room, userId: part === undefined || part === '' ? null : decodeURIComponent(part), q: asked.get('q') ?? '' };
  if (room === 'words') return { room, siteId: asked.get('site'), language: asked.get('language') };
  if (room === 'sites') return { room, siteId: part === undefined || part === '' ? null : decodeURIComponent(part), part: siteParts.find((known) => known === of) ?? 'settings' };
  if (room === 'rules') return { room, siteId: asked.get('site') };
  if (room === 'log') return { room, filter: parseParts(asked, logNames) };
  if (room === 'redress') return { room, shown: part === 'decided' ? part : 'open', replyId: asked.get('reply') };
  if (room === 'parked') return { room };
  const kind = queueKinds.find((known) => known === part) ?? 'held';
  const narrowing = narrowingIn(asked);
  return { room: 'queue', kind, threadId: asked.get('thread'), ...(narrowingOut(narrowing).length === 0 ? {} : { narrowing }) };
}

/** What an unknown act or day would find is for the server to say. */
const parseParts = <Filter,>(query: URLSearchParams, names: Record<string, string>): Filter =>
  Object.fromEntries(Object.entries(names).map(([part, name]) => [part, query.get(name)])) as unknown as Filter;

/** What is said after the `?`, with it; nothing where nothing is. */
function partsOf(filter: object, names: Record<string, string>): string {
  const given = Object.entries(filter as Record<string, string | null>).flatMap(([part, value]) => (value === null ? [] : [[names[part] ?? part, value]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

/** The address of a place, for links. */
export function routeHref(route: Route): string {
  switch (route.room) {
    case 'queue': {
      const thread: [string, string][] = route.threadId === null ? [] : [['thread', route.threadId]];
      const query = new URLSearchParams([...thread, ...narrowingOut(route.narrowing ?? WHOLE_QUEUE)]).toString();
      return query === '' ? `#/queue/${route.kind}` : `#/queue/${route.kind}?${query}`;
    }
    case 'threads':
      return route.threadId === null ? `#/threads${partsOf(route.filter, threadsNames)}` : `#/threads/${encodeURIComponent(route.threadId)}`;
    case 'today':
      return `#/today${partsOf(route.shown, dayNames)}`;
    case 'people':
      if (route.userId !== null) return `#/people/${encodeURIComponent(route.userId)}`;
      return route.q === '' ? '#/people' : `#/people?${new URLSearchParams({ q: route.q }).toString()}`;
    case 'log':
      return `#/log${partsOf(route.filter, logNames)}`;
    case 'words': {
      const { siteId, language } = route;
      const query = new URLSearchParams({ ...(siteId === null ? {} : { site: siteId }), ...(language === null ? {} : { language }) }).toString();
      return query === '' ? '#/words' : `#/words?${query}`;
    }
    case 'report':
      return `#/report${partsOf(route.shown, reportNames)}`;
    case 'sites':
      if (route.siteId === null) return '#/sites';
      return `#/sites/${encodeURIComponent(route.siteId)}${route.part === 'settings' ? '' : `/${route.part}`}`;
    case 'rules':
      return route.siteId === null ? '#/rules' : `#/rules?${new URLSearchParams({ site: route.siteId }).toString()}`;
    case 'redress':
      return `#/redress${route.shown === 'open' ? '' : '/decided'}${partsOf({ replyId: route.replyId }, { replyId: 'reply' })}`;
    case 'parked':
      return '#/parked';
  }
}
