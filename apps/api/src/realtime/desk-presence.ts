import { Injectable } from '@nestjs/common';
import type { Present } from '#contract/live';
import { DESK_ROOM, QUEUE_ROOM, siteQueueRoom } from '#domain/identity/live-rooms';
import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import { Sessions } from '#domain/identity/sessions';
import { refuse } from '#platform/refusals/refusal';
import type { LiveServer, LiveSocket } from './handshake.js';

/**
 * Who of the moderators has the queue open. Known by their sockets alone, on every node: whoever closes the console is gone, and so is whoever
 * is put out of the rooms of the queue. Each hears of those who moderate a site of theirs.
 */
@Injectable()
export class DeskPresence {
  private server: LiveServer | undefined;

  constructor(private readonly sessions: Sessions) {}

  attach(server: LiveServer): void {
    this.server = server;
  }

  /** Somebody opens the queue, of one site or of all of theirs, or goes from one to another. Asked for twice: who is a reader again in the meantime hears nothing. */
  async enter(socket: LiveSocket, siteId: string | null): Promise<void> {
    const caller = await this.caller(socket);
    if (siteId !== null && !mayModerate(caller, siteId)) refuse('role.insufficient');
    const isNew = socket.data.desk === undefined;
    socket.data.desk = { name: caller.name, siteId };
    const rooms = this.roomsOf(sitesOf(caller, 'moderator'));
    await socket.join([...rooms, DESK_ROOM]);
    const still = new Set(this.roomsOf(sitesOf(await this.caller(socket), 'moderator')));
    for (const room of rooms) if (!still.has(room)) await socket.leave(room);
    if (isNew) socket.on('disconnect', () => void this.tell());
    await this.tell();
  }

  private async caller({ data: { claims } }: LiveSocket) {
    return (claims && (await this.sessions.caller(claims))) ?? refuse('token.absent');
  }

  private roomsOf(sites: string[] | null): string[] {
    return sites?.map(siteQueueRoom) ?? [QUEUE_ROOM];
  }

  /** Tells everybody at the desk who is there. Nodes that do not answer in time are told of at the next change. */
  private async tell(): Promise<void> {
    const sockets = await (this.server?.in(DESK_ROOM).fetchSockets().catch(() => []) ?? []);
    const here = sockets.map((socket) => ({ data: socket.data, queues: [...socket.rooms].filter((room) => room === QUEUE_ROOM || room.startsWith(siteQueueRoom(''))) }));
    for (const queue of new Set(here.flatMap(({ queues }) => queues))) {
      const moderators = new Map<string, Present>();
      for (const { data, queues } of here) {
        if (!data.claims || !data.desk || queues.length === 0) continue;
        const meets = queue === QUEUE_ROOM || queues.includes(QUEUE_ROOM) || queues.includes(queue);
        if (meets) moderators.set(`${data.claims.sub} ${data.desk.siteId ?? ''}`, { id: data.claims.sub, ...data.desk });
      }
      const byName = [...moderators.values()].sort((one, other) => one.name.localeCompare(other.name));
      this.server?.to(queue).emit('queue.present', { moderators: byName });
    }
  }
}
