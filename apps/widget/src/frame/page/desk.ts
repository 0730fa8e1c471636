import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { FrameModel } from '#contract/frame';
import type { MineAnswer, ReplyCan } from '#contract/replies';
import type { Api } from '../account/api.js';
import type { Session } from '../account/session.js';
import type { Host } from '../host/host.js';
import type { Follows } from '../following/use-follows.js';
import type { Live } from '../live/live.js';
import type { Action } from '../state/reduce.js';
import type { KnownReply, ThreadState } from '../state/thread-state.js';
import type { Texts } from '../texts/texts.js';
import type { OwnSet } from './use-own-set.js';
import type { OutboxRoom } from './use-outbox.js';

/** What only a browser has; on the server there is none of it. */
export interface Tools {
  api: Api;
  session: Session;
  host: Host;
}

/** Everything that the parts of the page share. */
export interface Desk {
  model: FrameModel;
  texts: Texts;
  state: ThreadState;
  /** Null on the server. */
  tools: Tools | null;
  user: MeView | null;
  mine: MineAnswer['items'];
  noteMine: (replyId: string, done: Partial<MineAnswer['items'][string]>) => void;
  /** The replies whose answers the reader folded away. */
  folded: ReadonlySet<string>;
  fold: (replyId: string) => void;
  unfold: (replyIds: string[]) => void;
  /** Whom this reader does not want to read. */
  mutes: OwnSet;
  follows: Follows;
  /** The wire, for what else comes over it. Null on the server. */
  live: Live | null;
  /** Keeps what this reader writes during an outage. */
  outbox: OutboxRoom;
  /** Milliseconds; null until the browser has taken over, so that both first renderings are the same. */
  now: number | null;
  /** Whether replies arrive by themselves; `apart` when the wire has been gone for a while, and `offline` when the device knows that it is. */
  line: 'live' | 'apart' | 'offline';
  dispatch: (action: Action) => void;
  /** Says something to those who listen to the page rather than look at it. */
  announce: (text: string) => void;
  /** Moves the reader to a reply that has just come to be; the others are where to go when it is not there. */
  goTo: (...replyIds: string[]) => void;
}

/** The desk as it is now. Whatever asks for it is rendered at every change, so that only those ask who decide what else has to be. */
export const LatestDesk = createContext<Desk | null>(null);

/** Hands the desk down to every part of the page; within a reply, as it was when something last changed for that reply. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk, in any part of the page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This part was rendered outside of the page.');
  return desk;
}

/** Whether the answers below a reply are closed: at it, or at one above it; of what is not on this page its own word holds. */
export function isLocked({ replies }: Pick<ThreadState, 'replies'>, reply: KnownReply): boolean {
  let at = reply;
  for (;;) {
    if (at.locked === 'here') return true;
    if (at.parentId === null) return false;
    const above = replies[at.parentId];
    if (above === undefined) return at.locked !== null;
    at = above;
  }
}

/**
 * What this reader may do with a reply. The server's word where it has been asked; otherwise what it would say to
 * anybody else's reply. Who is not logged in may begin everything and logs in on the way.
 */
export function mayWith({ state, user, mine }: Desk, reply: KnownReply): ReplyCan {
  const known = user ? mine[reply.id]?.can : undefined;
  const own = user !== null && reply.author?.id === user.id;
  const published = reply.status === 'published';
  const open = state.thread.status === 'open';
  const answerable = open && published && !isLocked(state, reply);
  const guess = {
    answer: answerable,
    like: published && !own,
    edit: own,
    withdraw: own,
    report: published && !own,
    moderate: false,
  };
  const can = known ?? (own ? { ...guess, edit: reply.can.edit || open } : guess);
  return { ...can, answer: can.answer && answerable, edit: can.edit && open };
}
