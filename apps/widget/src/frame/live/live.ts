import type { ThreadHead } from '#contract/live';
import type { ReplyView, ThreadEventsAnswer, ThreadEventType } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import type { Api } from '../account/api.js';
import type { Action } from '../state/reduce.js';
import { isBehind, type ThreadState } from '../state/thread-state.js';
import { Awaited } from './awaited.js';
import { Pace } from './pace.js';
import type { ThreadSocket } from './socket.js';

/** What the live part needs to know and to do. */
export interface LiveParts {
  api: Api;
  state: () => ThreadState;
  dispatch: (action: Action) => void;
  /** Whether new replies may come in without asking, because nothing on the screen would move. */
  direct: () => boolean;
  /** The server ended the log-in that this socket was opened with. */
  sessionEnded: () => void;
  /** A moderator decided something about this reader, or took it back. */
  standingChanged: () => void;
  /** The handshake was refused: most likely the token has run out. */
  renew: () => Promise<void>;
  /** Whether replies have stopped arriving by themselves for a while, or do so again. */
  apart: (apart: boolean) => void;
}

/** Time for what the socket is still bringing to arrive, before the rest is asked for. */
const SETTLE_MS = 300;
/** Without a socket, this often. */
const POLL_MS = 20_000;
const RETRY_MS = 4_000;
/** Whoever was turned away, for too many sockets perhaps, asks the API meanwhile. */
const REFUSED_MS = 60_000;
const SPREAD_MS = 2_000;
/** A wire that is back sooner than this was hardly gone; to speak of it would only worry. */
const APART_MS = 5_000;
/** Whoever was away for so long may have a wire that died meanwhile. */
const AWAY_MS = 30_000;
/** An answer that takes longer than this comes over a wire that only seems to be there, as after a sleep. */
const ANSWER_MS = 5_000;

/** Something that came over the wire; what it does may depend on whether new replies come in directly by then. */
type Arrival = (direct: boolean) => Action;

/** Keeps the thread as it is on the server: by socket where possible, by asking where not, and without a gap in either case. */
export class Live {
  private socket: ThreadSocket | null = null;
  private readonly wire = new Awaited<ThreadSocket>();
  /** In the room where replies are announced; a socket alone hears nothing. */
  private joined = false;
  private asking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private head: ReturnType<typeof setTimeout> | undefined;
  private apart: ReturnType<typeof setTimeout> | undefined;
  private hiddenAt = 0;
  private readonly pace: Pace<Arrival>;

  constructor(private readonly parts: LiveParts) {
    this.pace = new Pace((arrivals) => this.show(arrivals), {
      now: () => performance.now(),
      later: (act, ms) => setTimeout(act, ms),
      // The page is rendered in a microtask that was asked for just before this one.
      afterRendering: (act) => queueMicrotask(act),
      hidden: () => document.hidden,
    });
  }

  /** Begins to listen. The client for it is loaded only now, when the page can be read already. */
  async open(): Promise<void> {
    if (import.meta.env.SSR) return;
    setInterval(() => this.poll(), POLL_MS);
    addEventListener('online', () => this.wake(true));
    addEventListener('pageshow', ({ persisted }) => this.wake(persisted));
    document.addEventListener('visibilitychange', () => this.wake(Date.now() - this.hiddenAt > AWAY_MS));
    try {
      const { openSocket } = await import('./socket.js');
      this.listen(openSocket(() => this.parts.api.token));
    } catch {
      // The client could not be loaded; the thread is asked for now and then.
    }
  }

  /** Somebody logged in or out: the wire is opened again as who is here now. */
  reauthenticate(): void {
    if (this.socket) this.socket.disconnect().connect();
  }

  /** For parts that come later and listen on the same wire, as soon as there is one. Each says how it stops, and is answered how to go. */
  share(listen: (socket: ThreadSocket) => () => void): () => void {
    return this.wire.share(listen);
  }

  /** To be called after every change: asks for what is missing, if anything is. */
  settle(): void {
    if (isBehind(this.parts.state()) && !this.asking) this.soon(SETTLE_MS);
  }

  private show(arrivals: Arrival[]): void {
    const direct = this.parts.direct();
    this.parts.dispatch({ type: 'several', actions: arrivals.map((arrival) => arrival(direct)) });
  }

  private listen(socket: ThreadSocket): void {
    this.socket = socket;
    const types = [
      'reply.published',
      'reply.edited',
      'reply.removed',
      'reply.restored',
    ] as const satisfies ThreadEventType[];
    for (const type of types) {
      socket.on(type, ({ threadId, seq, reply }) => {
        if (!this.concerns(threadId)) return;
        this.pace.add((direct) => ({ type: 'event', event: { seq, type, reply }, direct }));
        // What says something else now, or is gone, is pinned no longer: only the thread says so.
        if (reply.id === this.parts.state().thread.pinnedReplyId) this.headSoon();
      });
    }
    socket.on('reply.liked', ({ threadId, replyId, likeCount }) => {
      if (this.concerns(threadId)) this.pace.add(() => ({ type: 'liked', replyId, likeCount }));
    });
    socket.on('thread.changed', (head) => {
      if (!this.concerns(head.threadId)) return;
      const event = { seq: head.seq, type: 'thread.changed', reply: null } as const;
      this.pace.add((direct) => ({ type: 'event', event, direct }));
      this.pace.add(() => ({ type: 'head', head }));
      // What else has changed is asked for.
      this.headSoon();
    });
    socket.on('thread.head', (head: ThreadHead) => {
      if (this.concerns(head.threadId)) this.pace.add(() => ({ type: 'head', head }));
    });
    this.wire.came(socket);
    socket.on('standing.changed', () => this.parts.standingChanged());
    socket.on('session.ended', () => this.parts.sessionEnded());
    socket.on('connect', () => this.join(socket));
    socket.on('connect_error', ({ message }) => this.refused(socket, message));
    socket.on('disconnect', (reason) => {
      this.left();
      if (reason === 'io server disconnect') this.again(socket);
    });
  }

  private join(socket: ThreadSocket): void {
    const { thread, seq } = this.parts.state();
    socket.timeout(ANSWER_MS).emit('thread.join', { threadId: thread.id, after: seq }, (silent, ack) => {
      if (silent) {
        // It was closed in the meantime, or it is dead and does not know: then it is opened again.
        if (socket.connected) socket.disconnect().connect();
        return;
      }
      this.joined = ack.ok;
      if (!ack.ok) return;
      clearTimeout(this.apart);
      this.apart = undefined;
      this.parts.apart(false);
      this.pace.add(() => ({ type: 'known', seq: ack.seq }));
    });
  }

  private left(): void {
    this.joined = false;
    this.apart ??= setTimeout(() => this.parts.apart(true), APART_MS);
  }

  /** A refusal is not retried by the client itself; a lost connection is. Only a stale token is mended by another. */
  private refused(socket: ThreadSocket, code: string): void {
    if (socket.active) return;
    if (code === 'token.invalid') void this.parts.renew().then(() => this.again(socket));
    else this.again(socket, REFUSED_MS);
  }

  private again(socket: ThreadSocket, ms = RETRY_MS): void {
    setTimeout(() => socket.connect(), ms * (0.5 + Math.random()));
  }

  private concerns(threadId: string): boolean {
    return threadId === this.parts.state().thread.id;
  }

  /** The device slept, the network changed, or the reader comes back: the wire may be dead without knowing it. */
  private wake(suspect: boolean): void {
    if (document.hidden) {
      this.hiddenAt = Date.now();
      return;
    }
    this.pace.flush();
    if (this.joined && this.socket && suspect) this.join(this.socket);
    else if (this.socket && !this.socket.connected && this.socket.active) this.socket.connect();
    this.poll();
  }

  private poll(): void {
    if (this.joined || document.hidden) return;
    if (this.socket?.connected) this.join(this.socket);
    if (!this.asking) void this.ask();
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (isBehind(this.parts.state()) && !this.asking) void this.ask();
    }, ms);
  }

  private async ask(): Promise<void> {
    const { api, state, dispatch, direct } = this.parts;
    const { thread, seq } = state();
    this.asking = true;
    const outcome = await api.call<ThreadEventsAnswer>(`/threads/${thread.id}/events?after=${seq}`);
    if (outcome.ok) dispatch({ type: 'caught-up', answer: outcome.value, direct: direct() });
    if (outcome.ok && outcome.value.items.length > 0) await this.refreshHead();
    this.asking = false;
    if (isBehind(state())) this.soon(state().seq > seq ? 0 : RETRY_MS);
  }

  /** Not by everybody at the same moment, and once for all that comes until then. */
  private headSoon(): void {
    this.head ??= setTimeout(() => {
      this.head = undefined;
      void this.refreshHead();
    }, Math.random() * SPREAD_MS);
  }

  /** Counts, status and what is pinned do not come with each event that was missed; the thread itself tells them. */
  private async refreshHead(): Promise<void> {
    const { api, state, dispatch } = this.parts;
    const outcome = await api.call<ThreadView>(`/threads/${state().thread.id}`);
    if (!outcome.ok) return;
    const { pinnedReplyId } = outcome.value;
    const asked =
      pinnedReplyId !== null && !state().replies[pinnedReplyId] && (await api.call<ReplyView>(`/replies/${pinnedReplyId}`));
    dispatch({ type: 'thread', thread: outcome.value, pinned: asked && asked.ok ? asked.value : null });
  }
}
