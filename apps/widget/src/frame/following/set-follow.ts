import type { Problem } from '#contract/refusals';
import { refusalLines } from '../compose/refusal-lines.js';
import type { Desk } from '../page/desk.js';
import type { FollowingTexts } from './texts/load-following-texts.js';
import type { Followable } from './use-follows.js';

const paths = { user: 'users', thread: 'threads', article: 'articles', reply: 'replies' } as const;

/** What somebody is told when the server will not have it. */
export const whyNot = (problem: Problem | null, words: FollowingTexts, texts: Desk['texts']): string =>
  words.coded('refusals', problem?.code) ?? refusalLines(problem, texts).join(' ');

/** Follows something or no more. It is shown at once, and put back with a sentence when the server will not have it. */
export async function setFollow(
  { tools, texts, follows, announce }: Desk,
  words: FollowingTexts,
  what: Followable & { name?: string | undefined },
  followed: boolean,
): Promise<string | null> {
  if (!tools) return null;
  follows.change(what, followed);
  const outcome = await tools.api.call(`/follows/${paths[what.kind]}/${what.id}`, {
    method: followed ? 'PUT' : 'DELETE',
  });
  if (!outcome.ok) {
    follows.change(what, !followed);
    return whyNot(outcome.problem, words, texts);
  }
  // What was asked before it was done may still come, and does not know of it.
  follows.change(what, followed);
  const { name } = what;
  announce(
    name === undefined
      ? words.say(followed ? 'followed' : 'unfollowed')
      : words.say(followed ? 'followedName' : 'unfollowedName', { name }),
  );
  return null;
}
