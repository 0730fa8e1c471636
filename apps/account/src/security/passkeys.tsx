import { useState } from 'preact/hooks';
import type { PasskeyView } from '#contract/credentials';
import type { Outcome } from '../../../widget/src/frame/account/api.js';
import { hasPasskeys } from '../../../widget/src/frame/account/other-ways.js';
import type { createPasskey } from '../../../widget/src/frame/account/passkey.js';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { PasskeyRow } from './passkey-row.js';
import type { SecurityProps } from './security.js';

/** The passkeys of an account: added, renamed, removed. */
export function Passkeys({ credentials, refresh }: SecurityProps) {
  const { texts, api, announce } = useRoom();
  const task = useTask();
  const [stopped, setStopped] = useState(false);

  async function add() {
    setStopped(false);
    const begun = await task.run(() =>
      api.call<{ options: Parameters<typeof createPasskey>[0] }>('/me/passkeys/challenge', { method: 'POST' }),
    );
    if (!begun) return;
    const part = await import('../../../widget/src/frame/account/passkey.js').catch(() => null);
    const credential = part === null ? 'stopped' : await part.createPasskey(begun.value.options);
    if (credential === 'stopped') return setStopped(true);
    const body = { credential, name: thisDevice() ?? texts.say('passkeyNameless') };
    if (!(await task.run((): Promise<Outcome<PasskeyView>> => api.call('/me/passkeys', { method: 'POST', body }))))
      return;
    announce(texts.say('passkeyAdded'));
    await refresh();
  }

  return (
    <Block title={texts.say('passkeys')}>
      <p>{texts.say('passkeysIntro')}</p>
      {credentials.passkeys.length > 0 && (
        <ul class="list">
          {credentials.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} refresh={refresh} />
          ))}
        </ul>
      )}
      {stopped && (
        <p class="hint" role="status">
          {texts.say('passkeyStopped')}
        </p>
      )}
      {task.below}
      {hasPasskeys() ? (
        <button type="button" class="second" disabled={task.busy} onClick={() => void add()}>
          {texts.say(task.busy ? 'sending' : 'addPasskey')}
        </button>
      ) : (
        <p class="hint">{texts.say('passkeysUnsupported')}</p>
      )}
    </Block>
  );
}

/** What the browser says that it runs on: a first name for a passkey, which can be changed. */
function thisDevice(): string | undefined {
  const { userAgentData } = navigator as Navigator & { userAgentData?: { platform?: string } };
  return userAgentData?.platform || undefined;
}
