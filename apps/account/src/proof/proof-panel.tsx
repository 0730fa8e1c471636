import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CredentialsView, ProofBody } from '#contract/credentials';
import { Field } from '../../../widget/src/frame/account/field.js';
import { hasPasskeys } from '../../../widget/src/frame/account/other-ways.js';
import { patiently } from '../../../widget/src/frame/account/patiently.js';
import { useRoom } from '../page/room.js';
import { problemText } from '../page/use-task.js';

type Way = 'password' | 'code' | 'recoveryCode' | 'passkey';

/** The ways in which this account can prove itself, the usual one first. */
function waysOf(credentials: CredentialsView): Way[] {
  const { password, totp, recoveryCodesLeft, passkeys } = credentials;
  const there: Record<Way, boolean> = {
    password,
    code: totp,
    recoveryCode: totp && recoveryCodesLeft > 0,
    passkey: passkeys.length > 0 && hasPasskeys(),
  };
  return (Object.keys(there) as Way[]).filter((way) => there[way]);
}

interface Props {
  /** Of staff, where the password alone is not enough. */
  second: boolean;
  onProven: () => void;
  onStop: () => void;
}

/** Asks whether it is still the same person, by any of the ways that this account has. */
export function ProofPanel({ second, onProven, onStop }: Props) {
  const { texts, api } = useRoom();
  const [ways, setWays] = useState<Way[] | null>(null);
  const [way, setWay] = useState<Way | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const title = useId();
  function look() {
    setUnread(null);
    void patiently(() => api.call<CredentialsView>('/me/credentials')).then((outcome) => {
      if (!outcome.ok) return setUnread(problemText(outcome.problem, texts));
      const found = waysOf(outcome.value).filter((each) => !(second && each === 'password'));
      setWays(found);
      setWay(found[0] ?? null);
    });
  }
  useEffect(look, []);
  return (
    <div class="panel proof" role="group" aria-labelledby={title}>
      <p class="panel-title" id={title}>
        {texts.say('proofHeading')}
      </p>
      <p class="hint">{texts.say(ways?.length === 0 ? 'proofNone' : 'proofIntro')}</p>
      {unread !== null && (
        <p class="error" role="alert">
          {unread}{' '}
          <button type="button" class="plain" onClick={look}>
            {texts.say('tryAgain')}
          </button>
        </p>
      )}
      {way && <ProofForm key={way} way={way} onProven={onProven} />}
      <div class="row">
        {(ways ?? [])
          .filter((other) => other !== way)
          .map((other) => (
            <button key={other} type="button" class="plain" onClick={() => setWay(other)}>
              {texts.say(switchTexts[other])}
            </button>
          ))}
        <button type="button" class="plain" onClick={onStop}>
          {texts.say('cancel')}
        </button>
      </div>
    </div>
  );
}

const switchTexts = {
  password: 'proofByPassword',
  code: 'proofByCode',
  recoveryCode: 'proofByRecovery',
  passkey: 'proofPasskey',
} as const;
const labels = { password: 'proofPassword', code: 'proofCode', recoveryCode: 'proofRecovery' } as const;
const fills = { password: 'current-password', code: 'one-time-code', recoveryCode: 'off' } as const;

function ProofForm({ way, onProven }: { way: Way; onProven: () => void }) {
  const { texts } = useRoom();
  const { wrong, busy, prove } = useProving(onProven);
  const [typed, setTyped] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), []);

  function send(event: Event) {
    event.preventDefault();
    if (way === 'passkey') return void prove('passkey');
    const value = way === 'code' ? typed.replaceAll(/\s/g, '') : typed;
    if (value !== '')
      void prove(
        way === 'password' ? { password: value } : way === 'code' ? { code: value } : { recoveryCode: value.trim() },
      );
  }

  return (
    <form ref={form} noValidate onSubmit={send}>
      {way !== 'passkey' && (
        <Field
          name={way}
          type={way === 'password' ? 'password' : 'text'}
          numeric={way === 'code'}
          label={texts.say(labels[way])}
          autoComplete={fills[way]}
          value={typed}
          onChange={setTyped}
          error={wrong}
        />
      )}
      {way === 'passkey' && wrong && (
        <p class="error" role="alert">
          {wrong}
        </p>
      )}
      <div class="row">
        <button class="primary" disabled={busy}>
          {texts.say(busy ? 'sending' : way === 'passkey' ? 'proofPasskey' : 'proofContinue')}
        </button>
      </div>
    </form>
  );
}

function useProving(onProven: () => void) {
  const { texts, api } = useRoom();
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  async function prove(proof: ProofBody | 'passkey') {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    const body = proof === 'passkey' ? await passkeyProof() : proof;
    const outcome = typeof body === 'string' ? body : await api.call('/me/proof', { method: 'POST', body });
    setBusy(false);
    if (typeof outcome === 'string') return setWrong(outcome);
    if (!outcome.ok) return setWrong(problemText(outcome.problem, texts));
    onProven();
  }

  async function passkeyProof(): Promise<ProofBody | string> {
    // Where the part that asks cannot be fetched nobody is asked, and the button can be pressed again.
    const part = await import('../../../widget/src/frame/account/passkey.js').catch(() => null);
    if (part === null) return problemText(null, texts);
    const asked = await part.askPasskey(api, '/me/proof/challenge');
    if (asked === 'stopped') return texts.say('refusals.passkey.invalid');
    return asked.ok ? { credential: { ...asked.value } } : problemText(asked.problem, texts);
  }

  return { wrong, busy, prove };
}
