import { useEffect, useRef, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import { deviceStorage } from '../compose/device-storage.js';
import type { Outbox, Waiting } from '../compose/outbox.js';
import { OUTBOX } from '../compose/waiting-here.js';
import type { Action } from '../state/reduce.js';
import type { Tools } from './desk.js';
import { Later } from './later.js';

/** What an outage takes: it comes when somebody begins to write, so that it is there when nothing else can come any more. */
export const laterOutbox = new Later(async () => {
  const [{ Outbox: Box }, { WaitingReplies }] = await Promise.all([
    import('../compose/outbox.js'),
    import('../compose/waiting-replies.js'),
  ]);
  return { Box, WaitingReplies };
});

type Parts = NonNullable<typeof laterOutbox.value>;

/** What this reader wrote during an outage, as far as the page knows. */
export interface OutboxRoom {
  waiting: Waiting[];
  loaded: { outbox: Outbox; WaitingReplies: Parts['WaitingReplies'] } | null;
  /** Keeps a reply until it can be sent; false when the part that does it could not come either. */
  add: (waiting: Waiting) => Promise<boolean>;
  change: (key: string, body: string) => Promise<void>;
}

const anythingKept = (): boolean => {
  try {
    return deviceStorage()?.getItem(OUTBOX) != null;
  } catch {
    return false;
  }
};

interface Told {
  dispatch: (action: Action) => void;
  /** Says that something is posted. */
  posted: () => void;
}

/** Sends what waits of this reader, and shows what waits in this thread. */
export function useOutbox(tools: Tools | null, user: MeView | null, threadId: string, told: Told): OutboxRoom {
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [loaded, setLoaded] = useState<OutboxRoom['loaded']>(null);
  const opening = useRef<Promise<Outbox> | null>(null);
  const latest = useRef(told);
  latest.current = told;
  const by = user?.id ?? null;
  const whose = useRef(by);
  whose.current = by;

  async function open({ api, host }: Tools): Promise<Outbox> {
    const { Box, WaitingReplies } = await laterOutbox.get();
    const outbox = new Box(api, deviceStorage());
    outbox.start(
      () => setWaiting(outbox.list().filter((each) => each.threadId === threadId && !each.unwanted)),
      (sent) => {
        const { dispatch, posted } = latest.current;
        if ('gone' in sent) return sent.gone !== null && dispatch({ type: 'withdrawn', replyId: sent.gone });
        if (sent.reply.threadId !== threadId) return;
        dispatch({ type: 'own', reply: sent.reply });
        posted();
        host.tellPosted(sent.reply.status);
      },
    );
    outbox.belongsTo(whose.current);
    setLoaded({ outbox, WaitingReplies });
    return outbox;
  }
  function ready(): Promise<Outbox> | null {
    if (!tools) return null;
    opening.current ??= open(tools).catch((failure: unknown) => {
      opening.current = null;
      throw failure;
    });
    return opening.current;
  }

  useWhatIsKept(by, loaded?.outbox ?? null, () => void ready()?.catch(() => undefined));

  return {
    waiting,
    loaded,
    add: async (each) => {
      const outbox = await ready()?.catch(() => null);
      outbox?.add(each);
      return outbox != null;
    },
    change: async (key, body) => (await ready())?.change(key, body),
  };
}

/** Opens the outbox for whoever is logged in when something of theirs waits; again when the connection is back, if it could not come. */
function useWhatIsKept(by: string | null, outbox: Outbox | null, open: () => void): void {
  useEffect(() => {
    if (outbox) return outbox.belongsTo(by);
    if (by === null || !anythingKept()) return;
    open();
    addEventListener('online', open);
    return () => removeEventListener('online', open);
  }, [by, outbox]);
}
