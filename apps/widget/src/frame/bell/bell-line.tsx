import type { ComponentChildren } from 'preact';
import type { NotificationView } from '#contract/notifications';
import { statementPath } from '#contract/statement-path';
import { Avatar } from '../account/avatar.js';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import { useDesk } from '../page/desk.js';
import { Time } from '../page/time.js';
import { useJump } from '../reading/use-jump.js';
import { sentenceOf } from './sentence-of.js';

interface Props {
  line: NotificationView;
  words: FollowingTexts;
  /** The reader is on their way to what it tells of. */
  onGo: () => void;
}

/** One line of the bell, and the way to what it tells of. */
export function BellLine({ line, words, onGo }: Props) {
  const { texts } = useDesk();
  const { kind, read, actors, reply, article, thread } = line;
  const [before, name, after] = sentenceOf(line, words);
  const [newest] = actors;
  const shown = kind === 'prompt' ? (thread?.prompt ?? '') : (reply?.excerpt ?? '');
  return (
    <li data-seen={line.id} class={read ? 'bell-line' : 'bell-line unread'}>
      {newest && name !== '' && <Avatar id={newest.id} name={newest.name} />}
      <div>
        <Way line={line} onGo={onGo}>
          {before}
          {name !== '' && <bdi class="name">{name}</bdi>}
          {after}
        </Way>
        {shown !== '' && (
          <p class="excerpt" dir="auto">
            {shown}
          </p>
        )}
        <p class="hint">
          {!read && <span class="badge new">{texts.say('new')}</span>}
          <Time iso={line.at} />
          {article && <span dir="auto">{article.headline}</span>}
        </p>
      </div>
    </li>
  );
}

function Way({ line, onGo, children }: Omit<Props, 'words'> & { children: ComponentChildren }) {
  const desk = useDesk();
  const jump = useJump(desk);
  const { model, state, texts } = desk;
  const { reply, thread, statementId } = line;
  // What was removed stands nowhere any more: why it was, and what came of an appeal, is read in one's account.
  if (statementId !== undefined)
    return (
      <a href={model.publicUrl + statementPath(statementId, texts.locale)} target="_blank" rel="noopener">
        {children}
        <span class="unseen"> {texts.say('newTab')}</span>
      </a>
    );
  const here = thread?.id === state.thread.id;
  const address = reply?.url ?? (thread ? `${model.publicUrl}/t/${thread.id}` : line.article?.url);
  if (address === undefined) return <>{children}</>;
  return (
    <a
      href={address}
      {...(here ? {} : { target: '_blank', rel: 'noopener' })}
      onClick={(event) => {
        if (!here || !reply || event.ctrlKey || event.metaKey || event.shiftKey) return;
        void jump(event, reply.id).then(onGo);
      }}
    >
      {children}
      {!here && <span class="unseen"> {texts.say('newTab')}</span>}
    </a>
  );
}
