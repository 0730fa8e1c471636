import type { FollowKind } from '#contract/following';
import type { MeView } from '#contract/accounts';
import type { Tools } from '../page/desk.js';
import { useOwnSet } from '../page/use-own-set.js';

/** What a thread's personal answer says of following: of the replies that were asked for, and of their authors. */
export interface Following {
  thread: boolean;
  article: boolean;
  users: string[];
  replies: string[];
}

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
  learn: (following: Following) => void;
  /** Shows it followed or not, in every discussion that is open in this browser. */
  change: (what: Followable, followed: boolean) => void;
}

const nameOf = ({ kind, id }: Followable): string => `${kind}:${id}`;

/** Keeps what this reader follows, the same in every discussion that is open in this browser. */
export function useFollows(
  tools: Tools | null,
  user: MeView | null,
  { id, articleId }: { id: string; articleId: string },
): Follows {
  const { ids, change, learn } = useOwnSet(tools, user?.id ?? null, 'belowline:follows');
  return {
    ids,
    has: (what) => ids.has(nameOf(what)),
    change: (what, followed) => change(nameOf(what), followed),
    learn: ({ thread, article, users, replies }) => {
      const fresh = [
        ...(thread ? [`thread:${id}`] : []),
        ...(article ? [`article:${articleId}`] : []),
        ...users.map((each) => `user:${each}`),
        ...replies.map((each) => `reply:${each}`),
      ];
      // Asked for once a reply: what was changed here since is newer than what was known of others.
      learn((before) => (fresh.every((each) => before.has(each)) ? before : new Set([...before, ...fresh])));
    },
  };
}
