import { useEffect, useId, useLayoutEffect, useState } from 'preact/hooks';
import { prepareWayIn, WayIn } from '../account/way-in.js';
import { useDesk } from '../page/desk.js';
import { LaterWarning } from '../warning/later-warning.js';
import { actOf, labelOf, type Begun, type ComposerProps } from './composer.js';
import { LaterBench } from './later-bench.js';
import type { Purpose } from './send-draft.js';
import { useComposer } from './use-composer.js';
import { useFocusOnHint } from './use-focus-on-hint.js';

/** Room that is left is told when it becomes little. */
const NEARLY_FULL = 500;

/** All of a composer. Nothing typed here is lost: not by logging in, a failure or a reload. */
export function FullComposer(props: ComposerProps & { begun: Begun }) {
  const { purpose, begun, opened = false, onCancel } = props;
  const { texts, user, state, announce } = useDesk();
  const composer = useComposer(props);
  const { text, step, area, write, send, cancel, backToWriting } = composer;
  const closed = state.thread.status === 'closed' && purpose.kind !== 'waiting';
  useEffect(() => {
    if (closed && text !== '') announce(texts.say('closedWriting'));
  }, [closed]);
  const box = useFocusOnHint(step.at === 'hinted');
  // The tools come when somebody begins to write, or has begun on another device perhaps.
  const [used, setUsed] = useState(opened || begun.selection !== null);
  // Pressed before this was here.
  useEffect(() => {
    if (begun.send) void send();
    begun.send = false;
  }, []);
  useLayoutEffect(() => {
    if (begun.onButton) box.current?.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true });
    begun.onButton = false;
  }, []);
  const id = useId();
  if (closed && text === '') return null;
  return (
    <div class="composer needs-script" ref={box}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!closed) void send();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !closed) void send();
        }}
      >
        <label for={id}>{labelOf(purpose, texts)}</label>
        <textarea
          id={id}
          ref={area}
          dir={text === '' ? undefined : 'auto'}
          rows={3}
          value={text}
          placeholder={user || purpose.kind === 'edit' ? undefined : texts.say('composerInvite')}
          readOnly={closed || step.at === 'sending'}
          onFocus={() => {
            setUsed(true);
            if (!user) prepareWayIn(texts.locale);
          }}
          onInput={(event) => write(event.currentTarget.value)}
          aria-invalid={step.at === 'failed'}
          aria-describedby={`${id}-say`}
        />
        {(used || user !== null) && !closed && <LaterBench composer={composer} purpose={purpose} used={used} />}
        {closed ? (
          <p id={`${id}-say`} class="closed-writing">
            {texts.say('closedWriting')}
          </p>
        ) : (
          <Said id={`${id}-say`} composer={composer} purpose={purpose} />
        )}
        {step.at === 'warned' && !closed && <LaterWarning onRead={() => void send()} />}
        {((step.at !== 'joining' && step.at !== 'warned') || closed) && (
          <div class="row">
            {!closed && <SendButton composer={composer} purpose={purpose} />}
            {onCancel && (
              <button type="button" class="plain" onClick={cancel}>
                {texts.say('cancel')}
              </button>
            )}
          </div>
        )}
      </form>
      {step.at === 'joining' && !closed && (
        <WayIn reason={texts.say('joinToPost')} onDone={() => void send()} onCancel={backToWriting} />
      )}
    </div>
  );
}

interface PartProps {
  composer: ReturnType<typeof useComposer>;
  purpose: Purpose;
}

/** What is said about the text: what is wrong with it, what a friend would say, or how much room is left. */
function Said({ id, composer: { step, text, left }, purpose }: PartProps & { id: string }) {
  const { texts } = useDesk();
  const failed = step.at === 'failed';
  return (
    <div id={id} class={failed ? 'error' : 'hint'} role={failed || step.at === 'hinted' ? 'alert' : undefined}>
      {failed || step.at === 'hinted' ? (
        step.lines.map((line) => <p key={line}>{line}</p>)
      ) : (
        <>
          {purpose.kind === 'edit' && purpose.answered && <p>{texts.say('editAnswered')}</p>}
          {text !== '' && (
            <p>
              {left <= NEARLY_FULL
                ? texts.say(left < 0 ? 'tooLong' : 'left', { n: Math.abs(left) })
                : texts.say('composerHint')}
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** One button all the way, so that whoever uses a keyboard presses it again where it is. */
function SendButton({ composer: { step }, purpose }: PartProps) {
  const { texts } = useDesk();
  const again = step.at === 'failed' && step.again;
  return (
    <button class="primary" aria-disabled={step.at === 'sending'}>
      {texts.say(
        step.at === 'sending' ? 'sending' : step.at === 'hinted' ? 'postAnyway' : again ? 'resend' : actOf(purpose),
      )}
    </button>
  );
}
