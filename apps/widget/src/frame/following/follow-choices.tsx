import { useEffect, useState } from 'preact/hooks';
import { WayIn } from '../account/way-in.js';
import { useDesk } from '../page/desk.js';
import { setFollow } from './set-follow.js';
import type { FollowingTexts } from './texts/load-following-texts.js';
import type { Followable } from './use-follows.js';

/** Something to follow, with what its button says before and after. */
export interface Choice extends Followable {
  /** Whom it is about, where it is somebody. */
  name?: string;
  follow: string;
  following: string;
}

interface Props {
  choices: Choice[];
  words: FollowingTexts;
}

/** Buttons that follow something or no more. Who is not logged in is let in on the way, and then it is done. */
export function FollowChoices({ choices, words }: Props) {
  const desk = useDesk();
  const { user, follows } = desk;
  const [wanted, setWanted] = useState<Choice | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  const act = (choice: Choice, followed: boolean) =>
    void setFollow(desk, words, choice, followed).then((why) => setRefused(why));
  useEffect(() => {
    if (!user || !wanted) return;
    setWanted(null);
    if (wanted.id !== user.id) act(wanted, true);
  }, [user, wanted]);

  return (
    <>
      <div class="row choices">
        {choices
          .filter(({ id }) => id !== user?.id)
          .map((choice) => {
            const on = user !== null && follows.has(choice);
            return (
              <button
                key={choice.kind + choice.id}
                type="button"
                class="follow"
                aria-pressed={on}
                onClick={() => (user ? act(choice, !on) : setWanted(choice))}
              >
                <Sign on={on} />
                {on ? choice.following : choice.follow}
              </button>
            );
          })}
      </div>
      {refused !== null && (
        <p class="error" role="alert">
          {refused}
        </p>
      )}
      {wanted && !user && (
        <WayIn
          reason={words.say('followJoin')}
          start="login"
          onDone={() => undefined}
          onCancel={() => setWanted(null)}
        />
      )}
    </>
  );
}

/** A plus, or a tick: that something is followed is seen without its colour too. */
function Sign({ on }: { on: boolean }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={on ? 'M4.500 10.500l3.500 3.500 7.500-8' : 'M10 4.500v11M4.500 10h11'} />
    </svg>
  );
}
