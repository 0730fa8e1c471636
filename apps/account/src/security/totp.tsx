import { useState } from 'preact/hooks';
import type { NewTotpAnswer, RecoveryCodesAnswer } from '#contract/credentials';
import { Field } from '../../../widget/src/frame/account/field.js';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { RecoveryCodes } from './recovery-codes.js';
import type { SecurityProps } from './security.js';

type Step = { at: 'rest' } | { at: 'confirming'; begun: NewTotpAnswer } | { at: 'codes'; codes: string[] };

/** The authenticator application: set up, done without; and the codes for the day on which it is lost. */
export function Totp({ credentials, refresh }: SecurityProps) {
  const { texts, api, announce } = useRoom();
  const task = useTask();
  const [step, setStep] = useState<Step>({ at: 'rest' });

  async function begin() {
    const begun = await task.run(() => api.call<NewTotpAnswer>('/me/totp', { method: 'POST' }));
    if (begun) setStep({ at: 'confirming', begun: begun.value });
  }
  async function renewCodes() {
    const made = await task.run(() => api.call<RecoveryCodesAnswer>('/me/recovery-codes', { method: 'POST' }));
    if (made) setStep({ at: 'codes', codes: made.value.recoveryCodes });
  }
  async function remove() {
    if (!(await task.run(() => api.call('/me/totp', { method: 'DELETE' })))) return;
    announce(texts.say('totpRemoved'));
    await refresh();
  }

  return (
    <Block title={texts.say('totp')}>
      <p>{texts.say(credentials.totp ? 'totpOn' : 'totpIntro')}</p>
      {credentials.totp && step.at === 'rest' && (
        <p class="hint">{texts.say('codesLeft', { n: credentials.recoveryCodesLeft })}</p>
      )}
      {task.below}
      {step.at === 'confirming' && (
        <Confirm
          begun={step.begun}
          onCancel={() => setStep({ at: 'rest' })}
          onConfirmed={(codes) => {
            setStep({ at: 'codes', codes });
            void refresh();
          }}
        />
      )}
      {step.at === 'codes' && (
        <RecoveryCodes
          codes={step.codes}
          onKept={() => {
            setStep({ at: 'rest' });
            void refresh();
          }}
        />
      )}
      {step.at === 'rest' && (
        <div class="row">
          <button
            type="button"
            class="second"
            disabled={task.busy}
            onClick={() => void (credentials.totp ? renewCodes() : begin())}
          >
            {texts.say(task.busy ? 'sending' : credentials.totp ? 'newCodes' : 'totpSetUp')}
          </button>
          {credentials.totp && (
            <button type="button" class="plain" disabled={task.busy} onClick={() => void remove()}>
              {texts.say('totpRemove')}
            </button>
          )}
        </div>
      )}
    </Block>
  );
}

interface ConfirmProps {
  begun: NewTotpAnswer;
  onConfirmed: (codes: string[]) => void;
  onCancel: () => void;
}

/** The secret, to be photographed or typed; and a code that shows that it has arrived. */
function Confirm({ begun, onConfirmed, onCancel }: ConfirmProps) {
  const { texts, api } = useRoom();
  const task = useTask();
  const [code, setCode] = useState('');

  async function confirm(event: Event) {
    event.preventDefault();
    const body = { code: code.replaceAll(/\s/g, '') };
    const confirmed = await task.run(() => api.call<RecoveryCodesAnswer>('/me/totp/confirm', { method: 'POST', body }));
    if (confirmed) onConfirmed(confirmed.value.recoveryCodes);
  }

  const misread = task.code === 'proof.wrong' || task.code === 'request.invalid';
  return (
    <>
      <p>{texts.say('totpScan')}</p>
      <div class="totp">
        <img
          src={`data:image/svg+xml,${encodeURIComponent(begun.picture)}`}
          alt={texts.say('totpPicture')}
          width="176"
          height="176"
        />
        <div>
          <p class="hint">{texts.say('totpSecret')}</p>
          <p class="secret-text" dir="ltr">
            {(begun.secret.match(/.{1,4}/g) ?? []).join(' ')}
          </p>
          <form noValidate onSubmit={(event) => void confirm(event)}>
            <Field
              name="code"
              type="text"
              numeric
              label={texts.say('totpCode')}
              autoComplete="one-time-code"
              value={code}
              onChange={setCode}
              error={misread ? texts.say('refusals.proof.wrong') : undefined}
            />
            <div class="row">
              <button class="primary" disabled={task.busy}>
                {texts.say(task.busy ? 'sending' : 'totpConfirm')}
              </button>
              <button type="button" class="plain" onClick={onCancel}>
                {texts.say('cancel')}
              </button>
            </div>
          </form>
          {!misread && task.below}
        </div>
      </div>
    </>
  );
}
