import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import { Broadcast } from './broadcast.js';

/** Delivers what the business announces to the sockets of a room, on every node that an adapter joins. */
@Injectable()
export class SocketBroadcast extends Broadcast {
  private server: Server | undefined;

  attach(server: Server): void {
    this.server = server;
  }

  override publish(room: string, event: string, payload: unknown): void {
    this.server?.to(room).emit(event, payload);
  }

  override publishWide({ to, except }: { to: string[]; except: string[] }, event: string, payload: unknown): void {
    this.server?.to(to).except(except).emit(event, payload);
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
}
