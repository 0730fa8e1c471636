import { describe, expect, it } from '@jest/globals';
import { WHOLE_QUEUE } from '../queue/narrowing.js';
import { ALL_THREADS, parseRoute, routeHref, WHOLE_LOG, type Route } from './route.js';

describe('a place in the console', () => {
  const places: Route[] = [
    { room: 'queue', kind: 'held', threadId: null },
    { room: 'queue', kind: 'reported', threadId: 'a-thread' },
    { room: 'queue', kind: 'mine', threadId: null, narrowing: { ...WHOLE_QUEUE, sort: 'time', section: 'Politics & more', olderThan: '60' } },
    { room: 'threads', threadId: null, filter: ALL_THREADS },
    { room: 'threads', threadId: null, filter: { q: 'a & b', siteId: 'a-site', status: 'closed', sort: 'temperature' } },
    { room: 'today', shown: { day: null, siteId: null } },
    { room: 'today', shown: { day: '2026-11-26', siteId: 'a-site' } },
    { room: 'threads', threadId: 'a-thread' },
    { room: 'log', filter: WHOLE_LOG },
    { room: 'log', filter: { actorId: 'somebody', action: 'reply.reject', targetId: 'a-reply', from: '2026-11-01', to: '2026-11-30' } },
    { room: 'words', siteId: null, language: null },
    { room: 'words', siteId: 'a-site', language: 'pt-BR' },
    { room: 'words', siteId: null, language: 'fa' },
    { room: 'rules', siteId: null },
    { room: 'rules', siteId: 'a-site' },
    { room: 'people', userId: null, q: '' },
    { room: 'people', userId: null, q: 'Zoé' },
    { room: 'people', userId: '01990000-0000-7000-8000-000000000001', q: '' },
    { room: 'redress', shown: 'open', replyId: null },
    { room: 'redress', shown: 'open', replyId: 'a-reply' },
    { room: 'redress', shown: 'decided', replyId: null },
    { room: 'report', shown: { siteId: null, from: null, to: null } },
    { room: 'report', shown: { siteId: 'a-site', from: '2026-10-01', to: '2026-10-31' } },
    { room: 'sites', siteId: null, part: 'settings' },
    { room: 'sites', siteId: 'a-site', part: 'settings' },
    { room: 'sites', siteId: 'a-site', part: 'connections' },
    { room: 'parked' },
  ];

  it.each(places)('is the same after a round through the address: %j', (place) => {
    expect(parseRoute(routeHref(place))).toEqual(place);
  });

  it.each(['', '#', '#/', '#/nowhere', '#/queue', '#/queue/everything'])('is the held queue for %j', (hash) => {
    expect(parseRoute(hash)).toEqual({ room: 'queue', kind: 'held', threadId: null });
  });
});
