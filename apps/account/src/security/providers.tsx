import { useEffect, useState } from 'preact/hooks';
import type { SignInMethodsAnswer } from '#contract/credentials';
import { patiently } from '../../../widget/src/frame/account/patiently.js';
import { askProvider, newProof, type Proof } from '../../../widget/src/frame/account/provider-popup.js';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import type { SecurityProps } from './security.js';

type Provider = SignInMethodsAnswer['providers'][number];

/** Accounts elsewhere that log in here: linked, and let go. Not shown where there is nothing to link. */
export function Providers({ credentials, refresh }: SecurityProps) {
  const { texts, api, announce } = useRoom();
  const task = useTask();
  const offered = useOffered();
  const link = useLinking(task, refresh);
  const linked = credentials.providers;
  const others = offered.filter(({ id }) => !linked.some((provider) => provider.id === id));
  if (linked.length + others.length === 0) return null;

  async function unlink({ id, name }: Provider) {
    if (!(await task.run(() => api.call(`/me/providers/${encodeURIComponent(id)}`, { method: 'DELETE' })))) return;
    announce(texts.say('unlinked', { name }));
    await refresh();
  }

  return (
    <Block title={texts.say('providers')}>
      <p>{texts.say('providersIntro')}</p>
      <ul class="list">
        {linked.map((provider) => (
          <li key={provider.id}>
            <div>
              <p class="row-title">{provider.name}</p>
              <p class="hint">{texts.say('linkedSince', { when: texts.ago(provider.linkedAt, Date.now()) })}</p>
            </div>
            <button type="button" class="plain" disabled={task.busy} onClick={() => void unlink(provider)}>
              {texts.say('unlinkProvider', { name: provider.name })}
            </button>
          </li>
        ))}
      </ul>
      {link.said && (
        <p class="hint" role="status">
          {link.said}
        </p>
      )}
      {task.below}
      <div class="row">
        {others.map((provider) => (
          <button
            key={provider.id}
            type="button"
            class="second"
            disabled={task.busy}
            onClick={() => void link.begin(provider)}
          >
            {texts.say('linkProvider', { name: provider.name })}
          </button>
        ))}
      </div>
    </Block>
  );
}

function useOffered(): Provider[] {
  const { api } = useRoom();
  const [offered, setOffered] = useState<Provider[]>([]);
  useEffect(() => {
    void patiently(() => api.call<SignInMethodsAnswer>('/auth/methods'))
      .then((outcome) => outcome.ok && setOffered(outcome.value.providers));
  }, []);
  return offered;
}

/** The provider's window, and what it hands over. Its code lives for a minute: long enough for a proof on the way. */
function useLinking(task: ReturnType<typeof useTask>, refresh: () => Promise<void>) {
  const { texts, api, announce } = useRoom();
  const [said, setSaid] = useState<string | null>(null);
  const [proof, setProof] = useState<Proof | null>(null);
  useEffect(() => void newProof().then(setProof), []);

  async function begin({ id, name }: Provider) {
    if (!proof) return;
    setSaid(null);
    const handed = await askProvider(id, proof.challenge);
    const { verifier } = proof;
    setProof(await newProof());
    if (typeof handed === 'string')
      return setSaid(texts.say(handed === 'blocked' ? 'popupBlocked' : 'providerStopped'));
    const body = { code: handed.code, verifier };
    if (!(await task.run(() => api.call('/me/providers', { method: 'POST', body })))) return;
    announce(texts.say('linked', { name }));
    await refresh();
  }
  return { said, begin };
}
