import { useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { BlockView, FollowView } from '#contract/following';
import type { MuteView } from '#contract/writing';
import { Block } from '../page/block.js';
import { useMe, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { FollowRow } from './follow-row.js';
import { ListBlock } from './list-block.js';
import { PersonRow } from './person-row.js';
import { useList } from './use-list.js';

/** Whom and what somebody follows, who follows them, and from whom they keep away. */
export function Following() {
  const { texts } = useRoom();
  return (
    <>
      <p class="intro">{texts.say('followingIntro')}</p>
      <People />
      <Talks />
      <Followers />
      <Private />
      <Muted />
      <Blocked />
    </>
  );
}

function People() {
  const { texts } = useRoom();
  const list = useList<FollowView>('/me/follows?kind=user');
  return (
    <ListBlock
      title={texts.say('followedPeople')}
      empty={texts.say('followsNobody')}
      list={list}
      row={(follow) =>
        follow.user && (
          <PersonRow
            key={follow.id}
            user={follow.user}
            since={follow.createdAt}
            act={texts.say('unfollow')}
            busy={list.task.busy}
            onAct={() => void list.remove(`/follows/users/${follow.user?.id}`, follow, texts.say('unfollowed'))}
          />
        )
      }
    />
  );
}

/** The address of what a follow is of. */
function pathOf({ kind, article, thread, reply }: FollowView): string {
  if (kind === 'reply') return `/follows/replies/${reply?.id}`;
  return kind === 'thread' ? `/follows/threads/${thread?.id}` : `/follows/articles/${article?.id}`;
}

function Talks() {
  const { texts } = useRoom();
  const list = useList<FollowView>('/me/follows?kind=thread,article,reply');
  return (
    <ListBlock
      title={texts.say('followedTalks')}
      intro={texts.say('followedTalksIntro')}
      empty={texts.say('followsNothing')}
      list={list}
      row={(follow) => (
        <FollowRow
          key={follow.id}
          follow={follow}
          busy={list.task.busy}
          onEnd={() => void list.remove(pathOf(follow), follow, texts.say('unfollowed'))}
        />
      )}
    />
  );
}

function Followers() {
  const { texts } = useRoom();
  const list = useList<MuteView>('/me/followers');
  return (
    <ListBlock
      title={texts.say('followers')}
      intro={texts.say('followersIntro')}
      empty={texts.say('followedByNobody')}
      list={list}
      row={(follower) => (
        <PersonRow
          key={follower.user.id}
          user={follower.user}
          since={follower.createdAt}
          act={texts.say('remove')}
          busy={list.task.busy}
          onAct={() => void list.remove(`/me/followers/${follower.user.id}`, follower, texts.say('followerRemoved'))}
        />
      )}
    />
  );
}

function Private() {
  const { texts, api, session, announce } = useRoom();
  const me = useMe();
  const task = useTask();
  const [on, setOn] = useState(me.private);

  async function set(next: boolean) {
    setOn(next);
    const changed = await task.run(() => api.call<MeView>('/me', { method: 'PATCH', body: { private: next } }));
    if (!changed) return setOn(!next);
    announce(texts.say('saved'));
    session.changed(changed.value);
  }

  return (
    <Block title={texts.say('private')}>
      <label class="choice">
        <input
          type="checkbox"
          name="private"
          checked={on}
          disabled={task.busy}
          onChange={(event) => void set(event.currentTarget.checked)}
        />
        <span>{texts.say('privateLabel')}</span>
      </label>
      <p class="hint">{texts.say('privateIntro')}</p>
      {task.below}
    </Block>
  );
}

function Muted() {
  const { texts } = useRoom();
  const list = useList<MuteView>('/me/mutes');
  return (
    <ListBlock
      title={texts.say('muted')}
      intro={texts.say('mutedIntro')}
      empty={texts.say('mutesNobody')}
      list={list}
      row={(mute) => (
        <PersonRow
          key={mute.user.id}
          user={mute.user}
          since={mute.createdAt}
          act={texts.say('unmute')}
          busy={list.task.busy}
          onAct={() => void list.remove(`/mutes/users/${mute.user.id}`, mute, texts.say('unmuted', { name: mute.user.name }))}
        />
      )}
    />
  );
}

function Blocked() {
  const { texts } = useRoom();
  const list = useList<BlockView>('/me/blocks');
  return (
    <ListBlock
      title={texts.say('blocked')}
      intro={texts.say('blockedIntro')}
      empty={texts.say('blocksNobody')}
      list={list}
      row={(block) => (
        <PersonRow
          key={block.user.id}
          user={block.user}
          since={block.createdAt}
          act={texts.say('unblock')}
          busy={list.task.busy}
          onAct={() => void list.remove(`/blocks/users/${block.user.id}`, block, texts.say('unblocked', { name: block.user.name }))}
        />
      )}
    />
  );
}
