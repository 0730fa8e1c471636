import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import { Counter, Histogram, secondsSince } from '../meters/meters.js';
import { tracedNow } from '../tracing/tracing.js';
import { Broadcast } from './broadcast.js';

const published = new Counter({ name: 'belowline_live_events_published_total', help: 'Events that this process announced, by name', labels: ['event'] });
const fannedOut = new Counter({ name: 'belowline_live_deliveries_total', help: 'Sockets of this process that events of its own went to, one for each and event', labels: ['event'] });
/** What the joining of nodes gives up. */
export const unsent = new Counter({ name: 'belowline_live_unsent_total', help: 'Messages for the other nodes that were not sent because Redis was away; who would have heard of it finds out by asking' });
const publishing = new Histogram({ name: 'belowline_live_publish_duration_seconds', help: 'Time to hand an event to all sockets of this process, and to the other nodes: other work waits meanwhile' });

/** Delivers what the business announces to the sockets of a room, on every node that an adapter joins. */
@Injectable()
export class SocketBroadcast extends Broadcast {
  private server: Server | undefined;

  attach(server: Server): void {
    this.server = server;
  }

  override publish(room: string, event: string, payload: unknown): void {
    this.emit([room], event, (server) => server.to(room).emit(event, payload));
  }

  override publishWide({ to, except }: { to: string[]; except: string[] }, event: string, payload: unknown): void {
    this.emit(to, event, (server) => server.to(to).except(except).emit(event, payload));
  }

  override include(members: string, into: string): void {
    this.server?.in(members).socketsJoin(into);
  }

  override async listening(rooms: string[]): Promise<ReadonlySet<string>> {
    const asked = new Set(rooms);
    const sockets = asked.size === 0 ? [] : await (this.server?.in(rooms).fetchSockets().catch(() => []) ?? []);
    return new Set(sockets.flatMap((socket) => [...socket.rooms].filter((room) => asked.has(room))));
  }

  override exclude(members: string, from: string): void {
    this.server?.in(members).socketsLeave(from);
  }

  override disconnect(room: string, event: string, payload: unknown): void {
    this.server?.to(room).emit(event, payload);
    this.server?.in(room).disconnectSockets(true);
  }

  private emit(rooms: string[], event: string, emit: (server: Server) => unknown): void {
    const { server } = this;
    if (!server) return;
    const began = performance.now();
    tracedNow(`publish ${event}`, 'producer', () => ({ 'messaging.system': 'socket.io', 'belowline.event': event }), () => emit(server));
    publishing.of().observe(secondsSince(began));
    published.of(event).add();
    const known = server.sockets.adapter.rooms;
    fannedOut.of(event).add(rooms.reduce((sum, room) => sum + (known.get(room)?.size ?? 0), 0));
  }
}
