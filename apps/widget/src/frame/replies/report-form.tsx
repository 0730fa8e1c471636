import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ReportReason } from '#contract/replies';
import { WayIn } from '../account/way-in.js';
import { refusalLines } from '../compose/refusal-lines.js';
import { useDesk } from '../page/desk.js';
import type { PanelProps } from './later-panel.js';

/** Tells a moderator that something is wrong with a reply, and thanks for it. */
export function ReportForm({ reply, onClose }: PanelProps) {
  const replyId = reply.id;
  const { model, texts, tools, user, announce } = useDesk();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<string[]>([]);
  const [thanked, setThanked] = useState(false);
  const [sending, setSending] = useState(false);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const enough = useRef<HTMLButtonElement>(null);
  useEffect(() => enough.current?.focus({ preventScroll: true }), [thanked]);
  useEffect(() => form.current?.querySelector('input')?.focus({ preventScroll: true }), [user]);

  async function send(event: Event) {
    event.preventDefault();
    if (!tools || sending) return;
    if (!reason) return setLines([texts.say('reportPick')]);
    setSending(true);
    const outcome = await tools.api.call(`/replies/${replyId}/reports`, {
      method: 'POST',
      body: { reason, ...(note.trim() ? { note: note.trim() } : {}) },
    });
    setSending(false);
    if (!outcome.ok) return setLines(refusalLines(outcome.problem, texts));
    setThanked(true);
    announce(texts.say('reportThanks'));
  }

  if (thanked) {
    return (
      <p class="panel thanks">
        {texts.say('reportThanks')}{' '}
        <button type="button" class="plain" ref={enough} onClick={onClose}>
          {texts.say('close')}
        </button>
      </p>
    );
  }
  if (!user)
    return <WayIn reason={texts.say('reportJoin')} start="login" onDone={() => undefined} onCancel={onClose} />;
  return (
    <form class="panel" ref={form} onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{texts.say('reportHeading')}</legend>
        {texts.codes('reportReasons').map((choice) => (
          <label class="choice" key={choice}>
            <input type="radio" name={`${id}-reason`} checked={reason === choice} onChange={() => setReason(choice)} />
            {texts.say(`reportReasons.${choice}`)}
          </label>
        ))}
      </fieldset>
      <label for={`${id}-note`}>{texts.say('reportNote')}</label>
      <textarea
        id={`${id}-note`}
        dir="auto"
        rows={2}
        maxLength={1_000}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      {lines.length > 0 && (
        <p class="error" role="alert">
          {lines.join(' ')}
        </p>
      )}
      <div class="row">
        <button class="primary" disabled={sending}>
          {texts.say(sending ? 'sending' : 'reportSend')}
        </button>
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('cancel')}
        </button>
      </div>
      <p>
        <a href={`${model.publicUrl}/notice?url=${encodeURIComponent(reply.url)}`} target="_blank" rel="noopener">
          {texts.say('reportIllegal')}
        </a>
      </p>
    </form>
  );
}
