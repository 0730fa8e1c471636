import { useId } from 'preact/hooks';
import { prepareWayIn, WayIn } from '../account/way-in.js';
import { useDesk } from '../page/desk.js';
import { useComposer, type ComposerProps } from './use-composer.js';

/** Room that is left is told when it becomes little. */
const NEARLY_FULL = 500;

/** Where replies, answers and changes are written. Nothing typed here is lost: not by logging in, a failure or a reload. */
export function Composer({ purpose, opened = false, onDone, onCancel }: ComposerProps) {
  const { texts, user } = useDesk();
  const { text, step, left, area, write, send, cancel, backToWriting } = useComposer({
    purpose,
    opened,
    onDone,
    onCancel,
  });
  const id = useId();
  const label =
    purpose.kind === 'edit'
      ? texts.say('editLabel')
      : purpose.parentName
        ? texts.say('answerLabel', { name: purpose.parentName })
        : texts.say('composerLabel');
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
          dir={text === '' ? undefined : 'auto'}
          rows={3}
          value={text}
          placeholder={user || purpose.kind === 'edit' ? undefined : texts.say('composerInvite')}
          readOnly={step.at === 'sending'}
          onFocus={() => !user && prepareWayIn(texts.locale)}
          onInput={(event) => write(event.currentTarget.value)}
          aria-invalid={failed}
          aria-describedby={`${id}-say`}
        />
        <div id={`${id}-say`} class={failed ? 'error' : 'hint'} role={failed ? 'alert' : undefined}>
          {failed
            ? step.lines.map((line) => <p key={line}>{line}</p>)
            : text !== '' && (
                <p>
                  {left <= NEARLY_FULL
                    ? texts.say(left < 0 ? 'tooLong' : 'left', { n: Math.abs(left) })
                    : texts.say('composerHint')}
                </p>
              )}
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
      {step.at === 'joining' && (
        <WayIn reason={texts.say('joinToPost')} onDone={() => void send()} onCancel={backToWriting} />
      )}
    </div>
  );
}
