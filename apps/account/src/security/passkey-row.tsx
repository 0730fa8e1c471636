import { useState } from 'preact/hooks';
import type { PasskeyView } from '#contract/credentials';
import { Field } from '../../../widget/src/frame/account/field.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';

/** One passkey, with what can be done with it. */
export function PasskeyRow({ passkey, refresh }: { passkey: PasskeyView; refresh: () => Promise<void> }) {
  const { texts, api } = useRoom();
  const task = useTask();
  const [renaming, setRenaming] = useState<string | null>(null);
  const { id, name, createdAt, lastUsedAt, backedUp } = passkey;
  const path = `/me/passkeys/${encodeURIComponent(id)}`;

  async function rename(event: Event) {
    event.preventDefault();
    const next = renaming?.trim() ?? '';
    if (next === '' || !(await task.run(() => api.call(path, { method: 'PATCH', body: { name: next } })))) return;
    setRenaming(null);
    await refresh();
  }

  async function remove() {
    if (await task.run(() => api.call(path, { method: 'DELETE' }))) await refresh();
  }

  const ago = (at: string) => texts.ago(at, Date.now());
  const about = [
    texts.say('made', { when: ago(createdAt) }),
    lastUsedAt ? texts.say('lastUsed', { when: ago(lastUsedAt) }) : texts.say('neverUsed'),
    backedUp ? texts.say('backedUp') : undefined,
  ];
  return (
    <li>
      <div>
        {renaming === null ? (
          <p class="row-title">
            <bdi>{name}</bdi>
          </p>
        ) : (
          <form class="inline" noValidate onSubmit={(event) => void rename(event)}>
            <Field
              name="passkey-name"
              type="text"
              label={texts.say('passkeyName')}
              autoComplete="off"
              value={renaming}
              onChange={setRenaming}
            />
            <button class="second" disabled={task.busy}>
              {texts.say('save')}
            </button>
          </form>
        )}
        <p class="hint">{about.filter(Boolean).join(' · ')}</p>
        {task.below}
      </div>
      <div class="row-acts">
        <button
          type="button"
          class="plain"
          onClick={() => setRenaming(renaming === null ? name : null)}
          aria-label={renaming === null ? texts.say('renamePasskey', { name }) : undefined}
        >
          {texts.say(renaming === null ? 'rename' : 'cancel')}
        </button>
        <button
          type="button"
          class="plain"
          disabled={task.busy}
          onClick={() => void remove()}
          aria-label={texts.say('removePasskey', { name })}
        >
          {texts.say('remove')}
        </button>
      </div>
    </li>
  );
}
