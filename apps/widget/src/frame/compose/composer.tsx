import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { REPLY_MAX_CODE_POINTS } from '#contract/reply-limits';
import type { OwnReplyView } from '#contract/replies';
import { AccountForm } from '../account/account-form.js';
import { useDesk } from '../page/desk.js';
import { placeOf, sendDraft, type Purpose } from './send-draft.js';
import { refusalLines } from './refusal-lines.js';

interface Props {
  purpose: Purpose;
  /** Opened by the reader, so writing can begin at once. */
  opened?: boolean;
  onDone?(reply: OwnReplyView): void;
  onCancel?(): void;
}

type Step = { at: 'writing' } | { at: 'sending' } | { at: 'joining' } | { at: 'failed'; lines: string[]; again: boolean };

/** Room that is left is told when it becomes little. */
const NEARLY_FULL = 500;

/** Where replies, answers and changes are written. Nothing typed here is lost: not by logging in, a failure or a reload. */
export function Composer({ purpose, opened = false, onDone, onCancel }: Props) {
  const { texts, tools, user, state, dispatch, announce, goTo } = useDesk();
  const place = placeOf(state.thread.id, purpose);
  const [text, setText] = useState('');
  const [step, setStep] = useState<Step>({ at: 'writing' });
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const left = REPLY_MAX_CODE_POINTS - [...text].length;

  useEffect(() => {
    const kept = tools?.drafts.read(place).text ?? '';
    setText(kept || (purpose.kind === 'edit' ? purpose.text : ''));
    if (opened) area.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => grow(area.current), [text]);
  // Logged in elsewhere meanwhile: the form is not needed any more, and the text is still here to be sent.
  useEffect(() => setStep((before) => (user && before.at === 'joining' ? { at: 'writing' } : before)), [user]);

  function write(value: string) {
    setText(value);
    tools?.drafts.write(place, value);
    if (step.at === 'failed') setStep({ at: 'writing' });
  }

  async function send() {
    if (!tools || step.at === 'sending') return;
    if (text.trim() === '') return fail([texts.say('bodyEmpty')], false);
    if (left < 0) return fail([texts.count('tooLong', -left)], false);
    if (!tools.session.user) return setStep({ at: 'joining' });
    setStep({ at: 'sending' });
    const outcome = await sendDraft(tools, state.thread.id, purpose, text);
    if (!outcome.ok) {
      const code = outcome.problem?.code;
      if (code === 'token.invalid' || code === 'token.absent') return setStep({ at: 'joining' });
      return fail(refusalLines(outcome.problem, texts), outcome.problem === null);
    }
    tools.drafts.drop(place);
    setText('');
    setStep({ at: 'writing' });
    dispatch({ type: 'own', reply: outcome.value });
    const said = outcome.value.status === 'held' ? 'postedHeld' : purpose.kind === 'edit' ? 'saved' : 'posted';
    announce(texts.say(said));
    onDone?.(outcome.value);
    goTo(outcome.value.id);
  }

  function fail(lines: string[], again: boolean) {
    setStep({ at: 'failed', lines, again });
    area.current?.focus({ preventScroll: true });
  }

  function cancel() {
    if (purpose.kind === 'edit' || text.trim() === '') tools?.drafts.drop(place);
    onCancel?.();
  }

  const label =
    purpose.kind === 'edit' ? texts.say('editLabel') : purpose.parentName ? texts.say('answerLabel', { name: purpose.parentName }) : texts.say('composerLabel');
  const button = purpose.kind === 'edit' ? 'save' : purpose.parentId ? 'postAnswer' : 'post';
  const failed = step.at === 'failed';
  return (
    <div class="composer needs-script">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      >
        <label for={id}>{label}</label>
        <textarea
          id={id}
          ref={area}
          dir="auto"
          rows={3}
          value={text}
          placeholder={user || purpose.kind === 'edit' ? undefined : texts.say('composerInvite')}
          readOnly={step.at === 'sending'}
          onInput={(event) => write(event.currentTarget.value)}
          aria-invalid={failed}
          aria-describedby={`${id}-say`}
        />
        <div id={`${id}-say`} class={failed ? 'error' : 'hint'} role={failed ? 'alert' : undefined}>
          {failed ? step.lines.map((line) => <p key={line}>{line}</p>) : text !== '' && <p>{left <= NEARLY_FULL ? texts.count(left < 0 ? 'tooLong' : 'left', Math.abs(left)) : texts.say('composerHint')}</p>}
        </div>
        {step.at !== 'joining' && (
          <div class="row">
            <button class="primary" disabled={step.at === 'sending'}>
              {texts.say(step.at === 'sending' ? 'sending' : failed && step.again ? 'resend' : button)}
            </button>
            {onCancel && (
              <button type="button" class="plain" onClick={cancel}>
                {texts.say('cancel')}
              </button>
            )}
          </div>
        )}
      </form>
      {step.at === 'joining' && <AccountForm reason={texts.say('joinToPost')} onDone={() => void send()} onCancel={() => setStep({ at: 'writing' })} />}
    </div>
  );
}

/** As tall as what is written in it. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}
