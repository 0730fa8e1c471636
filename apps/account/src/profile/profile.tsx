import { useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import { checkName } from '../../../widget/src/frame/account/account-fields.js';
import { Avatar } from '../../../widget/src/frame/account/avatar.js';
import { useDoor } from '../../../widget/src/frame/account/door.js';
import { Field } from '../../../widget/src/frame/account/field.js';
import { useMe, useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { Bio, BIO_MAX } from './bio.js';
import { LanguageChoice, TimeZoneChoice } from './choices.js';

/** What others see, and in which language and at which hours we speak with its owner. */
export function Profile() {
  const { texts } = useRoom();
  const me = useMe();
  const profile = useProfile();
  const { fields, change, wrong, busy, saved, below, send } = profile;
  const fixed = me.nameChangeableAt !== null;
  return (
    <>
      <p class="intro">{texts.say('profileIntro')}</p>
      <p class="seen" aria-label={texts.say('asOthersSee')} role="group">
        <Avatar id={me.id} name={fields.name} /> <bdi class="name">{fields.name}</bdi>
      </p>
      <form noValidate class="block" onSubmit={(event) => void send(event)}>
        {fixed ? (
          <p class="hint">{texts.say('nameFrom', { date: texts.date(me.nameChangeableAt ?? '') })}</p>
        ) : (
          <Field
            name="name"
            type="text"
            label={texts.say('name')}
            autoComplete="nickname"
            value={fields.name}
            onChange={change('name')}
            error={wrong}
            hint={texts.say('nameHint')}
          />
        )}
        <Bio value={fields.bio} onChange={change('bio')} />
        <LanguageChoice value={fields.locale} onChange={change('locale')} />
        <TimeZoneChoice value={fields.timeZone} onChange={change('timeZone')} />
        {wrong === undefined && below}
        <div class="row">
          <button class="primary" disabled={busy}>
            {texts.say(busy ? 'sending' : 'save')}
          </button>
          {saved && <span class="hint">{texts.say('saved')}</span>}
        </div>
      </form>
    </>
  );
}

/** What is typed, and what happens to it. Time zone and language begin with what is known; an empty one is “not told”. */
function useProfile() {
  const { texts, api, session, announce } = useRoom();
  const { texts: words } = useDoor();
  const me = useMe();
  const task = useTask();
  const [fields, setFields] = useState({
    name: me.name,
    bio: me.bio,
    locale: me.locale ?? '',
    timeZone: me.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const [wrongName, setWrongName] = useState<string | undefined>(undefined);
  const [saved, setSaved] = useState(false);
  const change = (field: keyof typeof fields) => (value: string) => {
    setSaved(false);
    setFields((before) => ({ ...before, [field]: value }));
  };

  async function send(event: Event) {
    event.preventDefault();
    const renamed = fields.name.trim() !== me.name;
    const seen = renamed ? checkName(fields.name, words) : undefined;
    setWrongName(seen);
    if (seen || [...fields.bio].length > BIO_MAX) return;
    const { name, bio, locale, timeZone } = fields;
    const body = {
      ...(renamed ? { name: name.trim() } : {}),
      bio: bio.trim(),
      locale: locale || null,
      timeZone: timeZone || null,
    };
    const changed = await task.run(() => api.call<MeView>('/me', { method: 'PATCH', body }));
    if (!changed) return;
    setSaved(true);
    announce(texts.say('saved'));
    session.changed(changed.value);
  }

  const ofName = task.code?.startsWith('name.')
    ? task.wrong
    : task.code === 'request.invalid'
      ? words.say('nameUnfit')
      : null;
  return { fields, change, saved, send, busy: task.busy, below: task.below, wrong: wrongName ?? ofName ?? undefined };
}
