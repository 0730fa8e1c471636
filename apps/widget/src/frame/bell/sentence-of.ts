import type { NotificationView } from '#contract/notifications';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';

/** What a line of the bell says: before a name, the name, and after it. Without a name, all of it comes first. */
export function sentenceOf(
  line: NotificationView,
  words: FollowingTexts,
): [before: string, name: string, after: string] {
  const { kind, actors, actorCount, decision, likes = 0 } = line;
  if (kind === 'milestone') return [words.say('milestone', { likes }), '', ''];
  if (kind === 'prompt') return [words.say('prompt'), '', ''];
  if (kind === 'decision') return [words.coded('decided', decision) ?? words.say('somebody'), '', ''];
  if (kind === 'report') return [words.say(decision === 'reject' ? 'reported.reject' : 'reported.approve'), '', ''];
  const [newest] = actors;
  if (!newest) return [words.say('somebody'), '', ''];
  const others = actorCount - 1;
  const what = kind === 'answer' && line.followed ? 'answerFollowed' : kind;
  const [before, after] =
    others > 0 ? words.around(`toldMore.${what}`, 'name', { others }) : words.around(`told.${what}`, 'name');
  return [before, newest.name, after];
}
