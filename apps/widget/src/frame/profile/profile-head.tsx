import type { UserView } from '#contract/accounts';
import { Avatar } from '../account/avatar.js';
import type { ProfileTexts } from './texts/load-profile-texts.js';

interface Props {
  user: UserView;
  words: ProfileTexts;
  heading: 'h1' | 'p';
}

const badgeOf = ({ role }: UserView): 'staff' | 'moderator' | null =>
  role === 'reader' ? null : role === 'moderator' ? 'moderator' : 'staff';

/** Who somebody is here: name, part in the newsroom, since when, in their own words, and how much they wrote. */
export function ProfileHead({ user, words, heading: Heading }: Props) {
  const badge = badgeOf(user);
  return (
    <>
      <div class="profile-name">
        <Avatar id={user.id} name={user.name} />
        <Heading class="panel-title" tabIndex={-1}>
          <bdi>{user.name}</bdi>
        </Heading>
        {badge && <span class="badge">{words.say(badge)}</span>}
      </div>
      <p class="hint">
        {words.say('since', { date: words.day(user.createdAt) })} · {words.say('published', { n: user.replyCount })}
        {user.followerCount !== null && user.followerCount > 0 && (
          <> · {words.say('followers', { n: user.followerCount })}</>
        )}
        {user.followingCount !== null && user.followingCount > 0 && (
          <> · {words.say('following', { n: user.followingCount })}</>
        )}
      </p>
      {user.bio !== '' && (
        <p class="bio" dir="auto">
          {user.bio}
        </p>
      )}
    </>
  );
}
