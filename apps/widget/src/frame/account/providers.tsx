import { useEffect, useState } from 'preact/hooks';
import type { SignInMethodsAnswer } from '#contract/credentials';
import { useDesk } from '../page/desk.js';
import type { ElsewhereProps } from './elsewhere.js';
import { askProvider, newProof, type Proof } from './provider-popup.js';

type Provider = SignInMethodsAnswer['providers'][number];

/** A button for each OpenID provider of this installation. The frame stays where it is; a window of its own goes there. */
export function Providers({ onDone }: ElsewhereProps) {
  const { texts, tools, announce } = useDesk();
  const [providers, setProviders] = useState<Provider[]>([]);
  const [proof, setProof] = useState<Proof | null>(null);
  const [wrong, setWrong] = useState('');

  const renewProof = async () => setProof(await newProof());
  useEffect(() => {
    void renewProof();
    void tools?.api.call<SignInMethodsAnswer>('/auth/methods').then((outcome) => {
      if (outcome.ok) setProviders(outcome.value.providers);
    });
  }, []);

  async function enter({ id }: Provider) {
    if (!tools || !proof) return;
    setWrong('');
    const { verifier, challenge } = proof;
    const answer = askProvider(id, challenge);
    void renewProof();
    const popup = await answer;
    if (popup === 'blocked') return setWrong(texts.say('windowBlocked'));
    if (popup === 'closed') return;
    const outcome = await tools.session.enter('code', { code: popup.code, verifier });
    if (!outcome.ok) {
      const { code, detail } = outcome.problem ?? {};
      return setWrong(texts.coded('refusals', code) ?? detail ?? texts.say('unsent'));
    }
    announce(texts.say('welcome', { name: outcome.value.user.name }));
    onDone();
  }

  if (!proof) return null;
  return (
    <div class="providers">
      {providers.map((provider) => (
        <button type="button" key={provider.id} onClick={() => void enter(provider)}>
          {texts.say('continueWith', { name: provider.name })}
        </button>
      ))}
      {wrong && (
        <p class="error" role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
