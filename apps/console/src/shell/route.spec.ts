import { describe, expect, it } from '@jest/globals';
import { parseRoute, routeHref, WHOLE_LOG, type Route } from './route.js';

describe('a place in the console', () => {
  const places: Route[] = [
    { room: 'queue', kind: 'held', threadId: null },
    { room: 'queue', kind: 'reported', threadId: 'a-thread' },
    { room: 'threads', threadId: null },
    { room: 'threads', threadId: 'a-thread' },
    { room: 'log', filter: WHOLE_LOG },
    { room: 'log', filter: { actorId: 'somebody', action: 'reply.reject', targetId: 'a-reply', from: '2026-11-01', to: '2026-11-30' } },
    { room: 'words', siteId: null, language: null },
    { room: 'words', siteId: 'a-site', language: 'pt-BR' },
    { room: 'words', siteId: null, language: 'fa' },
    { room: 'redress' },
    { room: 'parked' },
  ];

  it.each(places)('is the same after a round through the address: %j', (place) => {
    expect(parseRoute(routeHref(place))).toEqual(place);
  });

  it.each(['', '#', '#/', '#/nowhere', '#/queue', '#/queue/everything'])('is the held queue for %j', (hash) => {
    expect(parseRoute(hash)).toEqual({ room: 'queue', kind: 'held', threadId: null });
  });
});
