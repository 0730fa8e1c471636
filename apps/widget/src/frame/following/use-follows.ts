import type { FollowKind } from '#contract/following';
import type { MeView } from '#contract/accounts';
import type { Tools } from '../page/desk.js';
import { useOwnSet } from '../page/use-own-set.js';

/** Something that can be followed. */
export interface Followable {
  kind: FollowKind;
  id: string;
}

/** What a reader follows, as far as it is on the page. */
export interface Follows {
  has: (what: Followable) => boolean;
  /** Changes with every change: for whoever has to know whether one came. */
  ids: ReadonlySet<string>;
  /** To be called before the server is asked; then with what of what it was asked about is followed. */
  asking: () => (followed: Followable[], about: Followable[]) => void;
  /** Shows it followed or not, in every discussion that is open in this browser. */
  change: (what: Followable, followed: boolean) => void;
}

const nameOf = ({ kind, id }: Followable): string => `${kind}:${id}`;

/** Keeps what this reader follows, the same in every discussion that is open in this browser. */
export function useFollows(tools: Tools | null, user: MeView | null): Follows {
  const { ids, change, asking } = useOwnSet(tools, user?.id ?? null, 'belowline:follows');
  return {
    ids,
    has: (what) => ids.has(nameOf(what)),
    change: (what, followed) => change(nameOf(what), followed),
    asking: () => {
      const answered = asking();
      return (followed, about) => answered(followed.map(nameOf), about.map(nameOf));
    },
  };
}
