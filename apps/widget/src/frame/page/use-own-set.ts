import { useEffect, useRef, useState } from 'preact/hooks';
import type { Tools } from './desk.js';
import { heed } from './own-set.js';

/** Some things that a reader chose, each by a name. */
export interface OwnSet {
  ids: ReadonlySet<string>;
  /** Puts something in or takes it out, here and in every other frame of this browser. */
  change: (id: string, chosen: boolean) => void;
  /** To be called before the server is asked; then with what it says, and about what where that is not everything. */
  asking: () => (chosen: string[], about?: string[]) => void;
}

interface News {
  by: string | null;
  id: string;
  chosen: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** Keeps what a reader chose, the same in every discussion that is open in this browser. It begins anew with another reader. */
export function useOwnSet(tools: Tools | null, by: string | null, channelName: string): OwnSet {
  const [held, hold] = useState<{ by: string | null; ids: ReadonlySet<string> }>({ by, ids: NONE });
  const channel = useRef<BroadcastChannel | null>(null);
  const own = useRef(by);
  own.current = by;
  /** After how many changes each was changed last: what was asked before that knows nothing of it. */
  const changes = useRef(new Map<string, number>()).current;
  const count = useRef(0);
  // What somebody else chose before is not looked at, rather than emptied a moment later: a part that the log-in brought may have chosen already.
  const learn = (make: (before: ReadonlySet<string>) => ReadonlySet<string>) =>
    hold((before) => ({ by: own.current, ids: make(before.by === own.current ? before.ids : NONE) }));

  const put = (id: string, chosen: boolean) => {
    changes.set(id, (count.current += 1));
    learn((before) => heed(before, chosen ? [id] : [], [id]));
  };
  const asking: OwnSet['asking'] = () => {
    const [at, whose] = [count.current, own.current];
    return (chosen, about) => {
      const changed = (id: string) => (changes.get(id) ?? 0) > at;
      if (whose === own.current) learn((before) => heed(before, chosen, about, changed));
    };
  };

  useEffect(() => {
    if (!tools) return;
    channel.current = new BroadcastChannel(channelName);
    channel.current.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.by === own.current) put(data.id, data.chosen);
    };
    return () => channel.current?.close();
  }, []);

  const change = (id: string, chosen: boolean) => {
    put(id, chosen);
    channel.current?.postMessage({ by: own.current, id, chosen } satisfies News);
  };
  return { ids: held.by === by ? held.ids : NONE, change, asking };
}
