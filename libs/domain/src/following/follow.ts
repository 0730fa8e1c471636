import type { FollowKind } from '#contract/following';

/** Something that can be followed. */
export interface Followed {
  kind: FollowKind;
  id: string;
}

/** A feed asks each of them once, so this bounds its work; nobody reads the half of so many. */
export const MOST_FOLLOWS = 5_000;

/** As many as can be muted: nobody quarrels with this many. */
export const MOST_BLOCKS = 1_000;
