import type { MeView } from '#contract/accounts';
import type { Tools } from '../page/desk.js';
import { useOwnSet } from '../page/use-own-set.js';
import type { Texts } from '../texts/texts.js';

/** Whom a reader does not want to read. */
export interface Mutes {
  ids: ReadonlySet<string>;
  /** What the server says about it. */
  learn: (ids: string[]) => void;
  /** Mutes somebody, or hears them again; false when that could not be saved. */
  set: (user: { id: string; name: string }, muted: boolean) => Promise<boolean>;
}

/** Keeps whom this reader has muted, the same in every discussion that is open in this browser. */
export function useMutes(
  tools: Tools | null,
  user: MeView | null,
  texts: Texts,
  announce: (text: string) => void,
): Mutes {
  const { ids, learn, change } = useOwnSet(tools, user?.id ?? null, 'belowline:mutes');

  async function set({ id, name }: { id: string; name: string }, muted: boolean): Promise<boolean> {
    const outcome = await tools?.api.call(`/mutes/users/${id}`, { method: muted ? 'PUT' : 'DELETE' });
    if (!outcome?.ok) {
      announce(texts.say('muteFailed'));
      return false;
    }
    change(id, muted);
    announce(texts.say(muted ? 'mutedNow' : 'unmutedNow', { name }));
    return true;
  }

  return { ids, learn: (list) => learn((before) => (sameIds(before, list) ? before : new Set(list))), set };
}

const sameIds = (before: ReadonlySet<string>, list: string[]): boolean =>
  before.size === list.length && list.every((id) => before.has(id));
