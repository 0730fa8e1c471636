import { useEffect, useRef, useState } from 'preact/hooks';
import type { UserView } from '#contract/accounts';
import { useDesk } from '../page/desk.js';
import { useLater } from '../page/later.js';
import { FollowChoices } from './follow-choices.js';
import { followingWords } from './following-words.js';
import { whyNot } from './set-follow.js';
import type { FollowingTexts } from './texts/load-following-texts.js';

interface Props {
  user: { id: string; name: string };
  person: UserView;
}

/** Follows somebody, and blocks them: in what shows who they are. */
export function FollowPerson(props: Props) {
  const { texts } = useDesk();
  const { value: words, waiting } = useLater(followingWords(texts.locale));
  return words ? <Buttons {...props} words={words} /> : waiting;
}

function Buttons({ user: { id, name }, person, words }: Props & { words: FollowingTexts }) {
  const { user } = useDesk();
  const [blocked, setBlocked] = useState(person.blocked === true);
  useEffect(() => {
    setBlocked(person.blocked === true);
  }, [person]);
  // Somebody private is followed by nobody new; who follows already may end it.
  const open = person.followerCount !== null || person.following === true;
  const choice = {
    kind: 'user' as const,
    id,
    name,
    follow: words.say('followName', { name }),
    following: words.say('followingName', { name }),
  };
  return (
    <>
      {!blocked && open && <FollowChoices choices={[choice]} words={words} />}
      {user && <Block id={id} name={name} words={words} blocked={blocked} onDone={setBlocked} />}
    </>
  );
}

interface BlockProps {
  id: string;
  name: string;
  words: FollowingTexts;
  blocked: boolean;
  onDone: (blocked: boolean) => void;
}

/** Blocks somebody, asked once, or lets them again. */
function Block({ id, name, words, blocked, onDone }: BlockProps) {
  const { texts, tools, follows, announce } = useDesk();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) keep.current?.focus({ preventScroll: true });
  }, [asking]);

  function close() {
    setAsking(false);
    opener.current?.focus();
  }
  async function set(block: boolean) {
    const outcome = await tools?.api.call(`/blocks/users/${id}`, { method: block ? 'PUT' : 'DELETE' });
    if (!outcome?.ok) return setRefused(whyNot(outcome?.problem ?? null, words, texts));
    if (block) follows.change({ kind: 'user', id }, false);
    setRefused(null);
    onDone(block);
    announce(words.say(block ? 'blocked' : 'unblocked', { name }));
    close();
  }
  return (
    <div>
      <button
        type="button"
        class="plain"
        ref={opener}
        aria-expanded={blocked ? undefined : asking}
        onClick={() => (blocked ? void set(false) : setAsking(!asking))}
      >
        {words.say(blocked ? 'unblock' : 'block', { name })}
      </button>
      {refused !== null && (
        <p class="error" role="alert">
          {refused}
        </p>
      )}
      {asking && !blocked && (
        <div role="group" aria-label={words.say('block', { name })}>
          <p>{words.say('blockAsk', { name })}</p>
          <div class="row">
            <button type="button" class="primary" onClick={() => void set(true)}>
              {words.say('blockYes')}
            </button>
            <button type="button" class="plain" ref={keep} onClick={close}>
              {texts.say('cancel')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
