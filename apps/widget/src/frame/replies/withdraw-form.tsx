import { useEffect, useRef, useState } from 'preact/hooks';
import { refusalLines } from '../compose/refusal-lines.js';
import { useDesk } from '../page/desk.js';
import type { PanelProps } from './later-panel.js';

/** The step between wanting to withdraw one's reply and its being gone. */
export function WithdrawForm({ reply, onClose }: PanelProps) {
  const replyId = reply.id;
  const { texts, tools, dispatch, announce, goTo } = useDesk();
  const [lines, setLines] = useState<string[]>([]);
  const [sending, setSending] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus({ preventScroll: true }), []);

  async function withdraw() {
    if (!tools || sending) return;
    setSending(true);
    const around = neighboursOf(replyId);
    const outcome = await tools.api.call(`/replies/${replyId}`, { method: 'DELETE' });
    setSending(false);
    if (!outcome.ok) return setLines(refusalLines(outcome.problem, texts));
    announce(texts.say('withdrawn'));
    onClose();
    dispatch({ type: 'withdrawn', replyId });
    goTo(replyId, ...around);
  }

  return (
    <div class="panel" role="group" aria-label={texts.say('withdraw')}>
      <p>{texts.say('confirmWithdraw')}</p>
      {lines.length > 0 && (
        <p class="error" role="alert">
          {lines.join(' ')}
        </p>
      )}
      <div class="row">
        <button type="button" class="primary" disabled={sending} onClick={() => void withdraw()}>
          {texts.say(sending ? 'sending' : 'confirmWithdrawYes')}
        </button>
        <button type="button" class="plain" ref={keep} onClick={onClose}>
          {texts.say('keepIt')}
        </button>
      </div>
    </div>
  );
}

/** Where to go on reading when a reply leaves no trace: what comes after it, else what came before it, the nearest first. */
function neighboursOf(replyId: string): string[] {
  const ids = [...document.querySelectorAll<HTMLElement>('section [data-reply]')].map(
    ({ dataset }) => dataset['reply'] ?? '',
  );
  const place = ids.indexOf(replyId);
  return [...ids.slice(place + 1, place + 2), ...ids.slice(0, Math.max(0, place)).reverse()];
}
