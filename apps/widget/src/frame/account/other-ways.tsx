import { useEffect, useState } from 'preact/hooks';
import type { SessionAnswer } from '#contract/accounts';
import type { SignInMethodsAnswer } from '#contract/credentials';
import type { Api, Outcome } from './api.js';
import { useDoor } from './door.js';
import { patiently } from './patiently.js';
import { askProvider, newProof, type Proof } from './provider-popup.js';

/** Only a browser with passkeys offers them. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential === 'function';

interface Props {
  registering: boolean;
  onLink: () => void;
  onEntered: (outcome: Outcome<SessionAnswer>) => void;
}

/** The ways in besides a password. */
export function OtherWays({ registering, onLink, onEntered }: Props) {
  const { texts } = useDoor();
  const { providers, said, busy, byPasskey, byProvider } = useOtherWays(onEntered);
  if (registering && providers.length === 0) return null;
  return (
    <div class="other-ways">
      <p class="or">
        <span>{texts.say('or')}</span>
      </p>
      <div class="row">
        {providers.map(({ id, name }) => (
          <button key={id} type="button" class="second" disabled={busy} onClick={() => void byProvider(id)}>
            {texts.say('continueWith', { name })}
          </button>
        ))}
        {!registering && hasPasskeys() && (
          <button type="button" class="second" disabled={busy} onClick={() => void byPasskey()}>
            {texts.say('usePasskey')}
          </button>
        )}
        {!registering && (
          <button type="button" class="second" disabled={busy} onClick={onLink}>
            {texts.say('linkInstead')}
          </button>
        )}
      </div>
      <p class="hint" role="status">
        {said}
      </p>
    </div>
  );
}

/** Where the part that asks cannot be fetched nobody is asked, and the other ways are not shut for it. */
async function tryPasskey(api: Api) {
  try {
    const { askPasskey } = await import('./passkey.js');
    return await askPasskey(api, '/auth/passkey/challenge');
  } catch {
    return { ok: false, problem: null } as const;
  }
}

/** What happens after one of them was chosen. */
function useOtherWays(onEntered: Props['onEntered']) {
  const { texts, api, session } = useDoor();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  async function byPasskey() {
    setBusy(true);
    setSaid(texts.say('passkeyWaiting'));
    const asked = await tryPasskey(api);
    setSaid(asked === 'stopped' ? texts.say('passkeyStopped') : '');
    if (asked !== 'stopped') onEntered(asked.ok ? await session.enter('passkey', { credential: asked.value }) : asked);
    setBusy(false);
  }

  async function byProvider(id: string, { verifier, challenge }: Proof) {
    setBusy(true);
    setSaid(texts.say('providerWaiting'));
    const handed = await askProvider(id, challenge);
    setSaid(typeof handed === 'string' ? texts.say(handed === 'blocked' ? 'popupBlocked' : 'providerStopped') : '');
    if (typeof handed !== 'string') onEntered(await session.enter('code', { code: handed.code, verifier }));
    setBusy(false);
  }

  return { ...useProviders(byProvider), said, busy, byPasskey };
}

/** The providers that one can sign in with here. Without an answer there are none: the other ways are there anyway. */
function useProviders(enter: (id: string, proof: Proof) => Promise<void>) {
  const { api } = useDoor();
  const [providers, setProviders] = useState<SignInMethodsAnswer['providers']>([]);
  const [proof, setProof] = useState<Proof | null>(null);
  useEffect(() => {
    void newProof().then(setProof);
    void patiently(() => api.call<SignInMethodsAnswer>('/auth/methods')).then((outcome) => {
      if (outcome.ok) setProviders(outcome.value.providers);
    });
  }, []);

  async function byProvider(id: string) {
    if (!proof) return;
    await enter(id, proof);
    // Each window has a proof of its own.
    setProof(await newProof());
  }
  return { providers: proof ? providers : [], byProvider };
}
