import { useEffect, useRef, useState } from 'preact/hooks';
import type { Tools } from './desk.js';

/** Some things that a reader chose, each by a name. */
export interface OwnSet {
  ids: ReadonlySet<string>;
  /** Puts something in or takes it out, here and in every other frame of this browser. */
  change: (id: string, chosen: boolean) => void;
  /** What the server says about it. */
  learn: (make: (before: ReadonlySet<string>) => ReadonlySet<string>) => void;
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
  // What somebody else chose before is not looked at, rather than emptied a moment later: a part that the log-in brought may have chosen already.
  const learn: OwnSet['learn'] = (make) =>
    hold((before) => ({ by: own.current, ids: make(before.by === own.current ? before.ids : NONE) }));

  const put = (id: string, chosen: boolean) =>
    learn((before) => new Set(chosen ? [...before, id] : [...before].filter((each) => each !== id)));

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
  return { ids: held.by === by ? held.ids : NONE, change, learn };
}
