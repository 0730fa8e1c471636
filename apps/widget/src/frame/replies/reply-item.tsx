import type { VNode } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { DeskContext, isLocked, LatestDesk, type Desk } from '../page/desk.js';
import { ReplyParts } from './reply-parts.js';

export interface ReplyItemProps {
  id: string;
  /** Apart from its list, a reply is also shown on the path of a permalink; what it is called there. */
  prefix?: string | undefined;
  target?: boolean | undefined;
  /** Without the answers under it, on the way down to the reply that a permalink points at. */
  alone?: boolean | undefined;
}

/** Everything on the desk that one reply shows something of. What is not here is not looked at within a reply. */
function shownOf({ state, mine, folded, mutes, follows, outbox, user, now }: Desk, id: string): unknown[] {
  const { replies, branches, thread, left, only, sort } = state;
  const reply = replies[id];
  const above = reply?.parentId == null ? undefined : replies[reply.parentId];
  return [
    ...[
      reply,
      above?.author,
      branches[id],
      mine[id],
      folded.has(id),
      reply && isLocked(state, reply),
      mutes.ids,
      follows.ids,
      outbox.waiting,
      outbox.loaded,
    ],
    ...[user, now, thread.status, left, only, sort],
  ];
}

/**
 * One reply and the answers to it. In a hot thread something changes all the time, and hardly ever for this reply: its parts
 * are handed the desk as it was when something last did, and are not rendered until something does again.
 */
export function ReplyItem({ id, prefix, target, alone }: ReplyItemProps) {
  const desk = useContext(LatestDesk);
  if (!desk) throw new Error('This part was rendered outside of the page.');
  const shown = [...shownOf(desk, id), id, prefix, target, alone];
  const kept = useRef<{ shown: unknown[]; parts: VNode } | null>(null);
  if (kept.current?.shown.some((before, place) => before !== shown[place]) ?? true) {
    const parts = (
      <DeskContext.Provider value={desk}>
        <ReplyParts {...{ id, prefix, target, alone }} />
      </DeskContext.Provider>
    );
    kept.current = { shown, parts };
  }
  // The very same element as before is not looked into again.
  return kept.current?.parts ?? null;
}
