import { Injectable } from '@nestjs/common';
import type { Present } from '#contract/live';
import { QUEUE_ROOM } from '#domain/identity/live-rooms';
import { findUser } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import type { LiveServer, LiveSocket } from './handshake.js';

/** Who of the moderators has the queue open. Known by their sockets alone, on every node: whoever closes the console is gone. */
@Injectable()
export class DeskPresence {
  private server: LiveServer | undefined;

  constructor(private readonly database: Database) {}

  attach(server: LiveServer): void {
    this.server = server;
  }

  /** Somebody opens the queue, of one site or of all, or goes from one to another. */
  async enter(socket: LiveSocket, siteId: string | null): Promise<void> {
    const user = (await findUser(this.database.client, socket.data.claims?.sub ?? '')) ?? refuse('token.absent');
    const isNew = socket.data.desk === undefined;
    socket.data.desk = { name: user.name, siteId };
    await socket.join(QUEUE_ROOM);
    if (isNew) socket.on('disconnect', () => void this.tell());
    await this.tell();
  }

  /** Tells everybody at the desk who is there. Nodes that do not answer in time are told of at the next change. */
  private async tell(): Promise<void> {
    const sockets = await (this.server?.in(QUEUE_ROOM).fetchSockets().catch(() => []) ?? []);
    const moderators = new Map<string, Present>();
    for (const { data } of sockets) {
      if (data.claims && data.desk) moderators.set(`${data.claims.sub} ${data.desk.siteId ?? ''}`, { id: data.claims.sub, ...data.desk });
    }
    const byName = [...moderators.values()].sort((one, other) => one.name.localeCompare(other.name));
    this.server?.to(QUEUE_ROOM).emit('queue.present', { moderators: byName });
  }
}
