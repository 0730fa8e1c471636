import { useEffect, useRef, useState } from 'preact/hooks';
import { REPLY_MAX_CODE_POINTS } from '#contract/reply-limits';
import type { OwnReplyView } from '#contract/replies';
import { useDesk } from '../page/desk.js';
import { refusalLines } from './refusal-lines.js';
import { placeOf, sendDraft, type Purpose } from './send-draft.js';

/** What a composer is told by what it stands in. */
export interface ComposerProps {
  purpose: Purpose;
  /** Opened by the reader, so writing can begin at once. */
  opened?: boolean | undefined;
  onDone?: ((reply: OwnReplyView) => void) | undefined;
  onCancel?: (() => void) | undefined;
}

type Step =
  { at: 'writing' } | { at: 'sending' } | { at: 'joining' } | { at: 'failed'; lines: string[]; again: boolean };

/** What a composer remembers, and what happens to it. */
export function useComposer({ purpose, opened, onDone, onCancel }: ComposerProps) {
  const { texts, tools, user, state, dispatch, announce, goTo } = useDesk();
  const place = placeOf(state.thread.id, purpose);
  const { text, setText, area } = useKeptText(purpose, place, opened);
  const [step, setStep] = useState<Step>({ at: 'writing' });
  const left = REPLY_MAX_CODE_POINTS - [...text].length;

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
    if (left < 0) return fail([texts.say('tooLong', { n: -left })], false);
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

  return { text, step, left, area, write, send, cancel, backToWriting: () => setStep({ at: 'writing' }) };
}

/** The text of a draft, as it was left here before. */
function useKeptText(purpose: Purpose, place: string, opened: boolean | undefined) {
  const { tools } = useDesk();
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const kept = tools?.drafts.read(place).text ?? '';
    setText(kept || (purpose.kind === 'edit' ? purpose.text : ''));
    if (opened) area.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => grow(area.current), [text]);
  return { text, setText, area };
}

/** As tall as what is written in it. */
function grow(area: HTMLTextAreaElement | null): void {
  if (!area) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}
