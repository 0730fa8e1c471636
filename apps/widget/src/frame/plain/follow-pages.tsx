import type { ComponentChildren } from 'preact';
import type { FrameAssets } from '#contract/frame';
import type { FollowPersonPage, FollowThreadPage, PlainForm } from '#contract/plain-pages';
import { ProfileHead } from '../profile/profile-head.js';
import { Entering, Leave } from './entering.js';
import { Alarm, PlainDocument, wayInto } from './plain-document.js';
import { problemLines } from './problem-lines.js';
import type { Said } from './said.js';

/** Where a reader is followed or blocked by a plain form: by whoever has no scripts, or comes from a letter. */
export function FollowingPerson({ page, said, assets }: { page: FollowPersonPage; said: Said; assets: FrameAssets }) {
  const { plain, following: words } = said;
  const { form, user, own, following, blocked, publicUrl, locale } = page;
  const { id, name } = user;
  const { lines } = problemLines(form, said, words);
  const profile = `${publicUrl}/u/${id}?lang=${locale}`;
  // How many follow somebody private is told to nobody, so that it tells who is.
  const kept = user.followerCount === null && !following && !blocked;
  const heading = blocked || kept ? name : words.say(following ? 'followingName' : 'followName', { name });
  const state = blocked ? words.say('blocked', { name }) : following ? words.say('followedName', { name }) : null;
  return (
    <PlainDocument
      page={page}
      said={said}
      way={[{ name, href: profile }]}
      assets={assets}
      heading={heading}
      alarm={lines.length > 0 ? plain.say('notDone') : undefined}
    >
      <Alarm heading={plain.say('notDone')} lines={lines} />
      {state !== null && lines.length === 0 && (
        <p class="note" role="status">
          {state}
        </p>
      )}
      {kept && !own && lines.length === 0 && <p class="note">{words.coded('refusals', 'follow.private')}</p>}
      <section class="answered profile" aria-label={name}>
        <ProfileHead user={user} words={said.profile} heading="p" />
      </section>
      {own ? (
        <p class="note">{plain.say('ownPage')}</p>
      ) : (
        <FollowForm
          form={form}
          said={said}
          step={blocked ? 'unblock' : kept ? 'block' : following ? 'unfollow' : 'follow'}
          name={words.say(blocked ? 'unblock' : kept ? 'block' : 'followName', { name })}
          back={profile}
        >
          {!blocked && !kept && (
            <details class="more-acts">
              <summary>{words.say('block', { name })}</summary>
              <p class="hint">{words.say('blockAsk', { name })}</p>
              <button class="second" name="step" value="block">
                {words.say('blockYes')}
              </button>
            </details>
          )}
        </FollowForm>
      )}
    </PlainDocument>
  );
}

/** Where a discussion is followed by a plain form. */
export function FollowingThread({ page, said, assets }: { page: FollowThreadPage; said: Said; assets: FrameAssets }) {
  const { plain, frame, following: words } = said;
  const { form, following, publicUrl, threadId } = page;
  const { lines } = problemLines(form, said, words);
  return (
    <PlainDocument
      page={page}
      said={said}
      way={wayInto(page, said)}
      assets={assets}
      heading={frame.say(following ? 'followingThread' : 'followThread')}
      alarm={lines.length > 0 ? plain.say('notDone') : undefined}
    >
      <Alarm heading={plain.say('notDone')} lines={lines} />
      {following && lines.length === 0 && (
        <p class="note" role="status">
          {words.say('followed')}
        </p>
      )}
      <FollowForm
        form={form}
        said={said}
        step={following ? 'unfollow' : 'follow'}
        name={frame.say('followThread')}
        back={`${publicUrl}/t/${threadId}`}
      />
    </PlainDocument>
  );
}

interface FormProps {
  form: PlainForm;
  said: Said;
  step: 'follow' | 'unfollow' | 'block' | 'unblock';
  /** What pressing the button does; to stop following is always said the same. */
  name: string;
  back: string;
  children?: ComponentChildren;
}

function FollowForm({ form, said, step, name, back, children }: FormProps) {
  const { plain, frame, account, following: words } = said;
  const { fields } = problemLines(form, said, words);
  return (
    <form class="plain-form" method="post" action={form.action}>
      <input type="hidden" name="token" value={form.token} />
      {step === 'follow' && <p class="hint">{words.say('followHint')}</p>}
      <Entering
        form={form}
        said={said}
        wrong={fields}
        words={{ who: plain.say('whoAreYou'), known: frame.around('loggedInAs', 'name') }}
      />
      <div class="row">
        <button class={step === 'follow' ? 'primary' : 'second'} name="step" value={step}>
          {step === 'unfollow' ? plain.say('unfollow') : name}
        </button>
        {step === 'follow' && <a href={back}>{account.say('cancel')}</a>}
        <Leave form={form} said={said} />
      </div>
      {children}
    </form>
  );
}
