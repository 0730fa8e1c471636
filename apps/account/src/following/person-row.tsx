import type { ReplyAuthor } from '#contract/replies';
import { Avatar } from '../../../widget/src/frame/account/avatar.js';
import { useRoom } from '../page/room.js';

interface Props {
  user: ReplyAuthor;
  /** ISO 8601: since when they are in this list. */
  since: string;
  /** What the button says, and what it does. */
  act: string;
  busy: boolean;
  onAct: () => void;
}

/** Somebody in a list, and the way out of it. */
export function PersonRow({ user, since, act, busy, onAct }: Props) {
  const { texts } = useRoom();
  return (
    <li>
      <div class="person">
        <Avatar id={user.id} name={user.name} />
        <div>
          <a class="row-title" href={`/u/${user.id}?lang=${texts.locale}`}>
            <bdi>{user.name}</bdi>
          </a>
          <p class="hint">{texts.ago(since, Date.now())}</p>
        </div>
      </div>
      <button type="button" class="plain" disabled={busy} onClick={onAct} aria-label={`${act}: ${user.name}`}>
        {act}
      </button>
    </li>
  );
}
