import { io, type Socket } from 'socket.io-client';
import type { Ack, ClientEvents, Present, QueueChanged, ServerEvents } from '#contract/live';
import type { LeaseView } from '#contract/teamwork';
import { isOutage, type ApiClient } from '../api/client.js';

export type LiveState = 'on' | 'connecting' | 'off';

/** Who looks at a reply from now on, or nobody any more. */
export interface LeaseChange {
  replyId: string;
  lease: LeaseView | null;
}

/** What is done with what is heard. */
export interface Hearing {
  state: (state: LiveState) => void;
  changed: () => void;
  leased: (change: LeaseChange) => void;
  present: (moderators: Present[]) => void;
}

/** Long enough that the changes of one act make one question, short enough to feel immediate. */
const GATHER_MS = 250;

/** However fast a thread moves, the queue is not asked for more often than this. */
const ASK_EVERY_MS = 2_000;

/** Tells when the queue has changed, as long as somebody is logged in. A hint only: what changed is asked for. */
export class LiveQueue {
  private readonly socket: Socket<ServerEvents, ClientEvents>;
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private askedAt = 0;

  constructor(
    private readonly client: ApiClient,
    private readonly hearing: Hearing,
  ) {
    this.socket = io({
      transports: ['websocket', 'polling'],
      auth: (give) => {
        give({ token: client.accessToken });
      },
    });
    this.socket.on('connect', () => {
      this.join();
    });
    this.socket.on('connect_error', () => {
      hearing.state('off');
      // While `active`, Socket.IO tries again by itself; otherwise the server said no, most likely to an old token.
      if (!this.socket.active) void this.comeBack();
    });
    this.socket.on('disconnect', (reason) => {
      hearing.state('connecting');
      if (reason === 'io server disconnect') void this.comeBack();
    });
    this.socket.on('redress.changed', () => {
      this.gather();
    });
    this.socket.on('queue.changed', ({ replyId, lease }: QueueChanged) => {
      // All there is to know of a lease is in the event.
      if (lease === undefined) this.gather();
      else hearing.leased({ replyId, lease });
    });
    this.socket.on('queue.present', ({ moderators }) => {
      hearing.present(moderators);
    });
  }

  close(): void {
    clearTimeout(this.gathering);
    this.socket.removeAllListeners();
    this.socket.close();
  }

  private join(): void {
    this.socket.emit('queue.join', {}, (answer: Ack) => {
      this.hearing.state(answer.ok ? 'on' : 'off');
      // Whatever changed while nobody listened is asked for now.
      if (answer.ok) this.gather();
    });
  }

  private gather(): void {
    // One that is already coming will see this change too.
    this.gathering ??= setTimeout(
      () => {
        this.gathering = undefined;
        this.askedAt = Date.now();
        this.hearing.changed();
      },
      Math.max(GATHER_MS, this.askedAt + ASK_EVERY_MS - Date.now()),
    );
  }

  private async comeBack(): Promise<void> {
    const renewed = await this.client.renew();
    if (renewed.ok) this.socket.connect();
    else if (isOutage(renewed.failure)) setTimeout(() => void this.comeBack(), 5_000);
    else this.client.end();
  }
}
