import { useEffect, useRef, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { Tools } from '../page/desk.js';
import type { Texts } from '../texts/texts.js';

/** Whom a reader does not want to read. */
export interface Mutes {
  ids: ReadonlySet<string>;
  /** What the server says about it. */
  learn: (ids: string[]) => void;
  /** Mutes somebody, or hears them again; false when that could not be saved. */
  set: (user: { id: string; name: string }, muted: boolean) => Promise<boolean>;
}

/** How the frames of one browser tell each other whom their reader has muted. */
const CHANNEL = 'belowline:mutes';

interface News {
  by: string;
  id: string;
  muted: boolean;
}

/** Keeps whom this reader has muted, the same in every discussion that is open in this browser. */
export function useMutes(
  tools: Tools | null,
  user: MeView | null,
  texts: Texts,
  announce: (text: string) => void,
): Mutes {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const channel = useRef<BroadcastChannel | null>(null);
  const own = useRef<string | null>(null);
  own.current = user?.id ?? null;

  const change = (id: string, muted: boolean) =>
    setIds((before) => new Set(muted ? [...before, id] : [...before].filter((each) => each !== id)));

  useEffect(() => {
    if (!tools) return;
    channel.current = new BroadcastChannel(CHANNEL);
    channel.current.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.by === own.current) change(data.id, data.muted);
    };
    return () => channel.current?.close();
  }, []);
  useEffect(() => setIds(new Set()), [user?.id]);

  async function set({ id, name }: { id: string; name: string }, muted: boolean): Promise<boolean> {
    const outcome = await tools?.api.call(`/mutes/users/${id}`, { method: muted ? 'PUT' : 'DELETE' });
    if (!outcome?.ok) {
      announce(texts.say('muteFailed'));
      return false;
    }
    change(id, muted);
    announce(texts.say(muted ? 'mutedNow' : 'unmutedNow', { name }));
    channel.current?.postMessage({ by: own.current ?? '', id, muted } satisfies News);
    return true;
  }

  return { ids, learn: (list) => setIds((before) => (sameIds(before, list) ? before : new Set(list))), set };
}

const sameIds = (before: ReadonlySet<string>, list: string[]): boolean =>
  before.size === list.length && list.every((id) => before.has(id));
