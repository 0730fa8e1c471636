import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { ReplyView } from '#contract/replies';
import type { ThreadView } from '#contract/threads';
import type { Outcome, ToldProblem } from '../account/api.js';
import { refusalLines } from '../compose/refusal-lines.js';
import { useDesk, type Tools } from '../page/desk.js';
import type { PanelProps } from '../replies/later-panel.js';
import { around } from './around.js';
import { findThread } from './find-thread.js';
import { placeOf } from './place-of.js';
import type { ModeratingTexts } from './texts/load-moderating-texts.js';
import { WhyNot } from './why-not.js';

/** Stands for a discussion that is found by its address. */
const ELSEWHERE = '';

interface Props extends PanelProps {
  words: ModeratingTexts;
  onCancel: () => void;
}

/** Moves a reply with everything below it to another discussion of its site: one under the same article, or one that is pasted. */
export function MoveForm({ reply, words, onClose, onCancel }: Props) {
  const { texts, announce, goTo } = useDesk();
  const others = useOthers();
  // Where there was nothing to choose at first, a field stands open: what comes to be known later does not take it away.
  const [chosen, setChosen] = useState<string | null>(others.length === 0 ? ELSEWHERE : null);
  const [address, setAddress] = useState('');
  const [note, setNote] = useState('');
  const { wrong, sending, send } = useMoving(words);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true }), []);
  const where = others.length === 0 ? ELSEWHERE : chosen;

  async function move(event: Event) {
    event.preventDefault();
    // It may have left before the answer is here: who moved it goes on from what was next to it.
    const next = around(reply.id);
    if (!(await send(reply.id, { where, address, note }))) return;
    announce(words.say('moved'));
    onClose();
    goTo(...next);
  }

  return (
    <form ref={form} onSubmit={(event) => void move(event)} noValidate>
      {others.length > 0 && (
        <fieldset>
          <legend>{words.say('whereTo')}</legend>
          {others.map((thread) => (
            <label class="choice" key={thread.id}>
              <input type="radio" name={`${id}-where`} checked={where === thread.id} onChange={() => setChosen(thread.id)} />
              <bdi>{thread.prompt ?? texts.say('mainThread')}</bdi>
            </label>
          ))}
          <label class="choice">
            <input type="radio" name={`${id}-where`} checked={where === ELSEWHERE} onChange={() => setChosen(ELSEWHERE)} />
            {words.say('elsewhere')}
          </label>
        </fieldset>
      )}
      {where === ELSEWHERE && (
        <>
          <label for={`${id}-address`}>{words.say('address')}</label>
          <input id={`${id}-address`} type="url" dir="ltr" autocomplete="off" value={address} onInput={(event) => setAddress(event.currentTarget.value)} />
        </>
      )}
      <label for={`${id}-note`}>{words.say('note')}</label>
      <input id={`${id}-note`} type="text" dir="auto" maxLength={1_000} autocomplete="off" value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      <p class="hint">{words.say('goesAlong')}</p>
      {wrong && <WhyNot words={words} {...wrong} />}
      <div class="row">
        <button class="primary" aria-disabled={sending}>
          {sending ? texts.say('sending') : words.say('moveNow')}
        </button>
        <button type="button" class="plain" onClick={onCancel}>
          {texts.say('cancel')}
        </button>
      </div>
    </form>
  );
}

/** The other discussions under this article: those that came with the page, and then as they are now. */
function useOthers(): ThreadView[] {
  const { tools, model, state } = useDesk();
  const [threads, setThreads] = useState(model.threads);
  const { id, articleId } = state.thread;
  useEffect(() => {
    void tools?.api.call<Page<ThreadView>>(`/articles/${articleId}/threads`).then((outcome) => outcome.ok && setThreads(outcome.value.items));
  }, []);
  return threads.filter((thread) => thread.id !== id);
}

/** Where to, and why, as it was filled in. */
interface Wanted {
  where: string | null;
  address: string;
  note: string;
}

/** Sends it, once it is known where to; what was filled in stays when that is refused. Answers whether it was moved. */
function useMoving(words: ModeratingTexts) {
  const { tools, texts, model } = useDesk();
  const [wrong, setWrong] = useState<{ lines: string[]; problem?: ToldProblem | null } | null>(null);
  const [sending, setSending] = useState(false);

  async function target({ api }: Tools, { where, address }: Wanted): Promise<Outcome<string> | string> {
    if (where === null) return words.say('pickOne');
    if (where !== ELSEWHERE) return { ok: true, value: where };
    const place = placeOf(address, model.publicUrl);
    if (place === null) return words.say('noAddress');
    const found = await findThread(api, place);
    return found.ok || found.problem === null || !found.problem.code.endsWith('.absent') ? found : words.say('nothingThere');
  }

  async function send(replyId: string, wanted: Wanted): Promise<boolean> {
    if (!tools || sending) return false;
    setSending(true);
    const found = await target(tools, wanted);
    const note = wanted.note.trim();
    const outcome =
      typeof found === 'string' || !found.ok
        ? found
        : await tools.api.call<ReplyView>(`/moderation/replies/${replyId}/move`, {
            method: 'POST',
            body: { threadId: found.value, ...(note === '' ? {} : { note }) },
          });
    setSending(false);
    if (typeof outcome === 'string') setWrong({ lines: [outcome] });
    else setWrong(outcome.ok ? null : { lines: refusalLines(outcome.problem, texts), problem: outcome.problem });
    return typeof outcome !== 'string' && outcome.ok;
  }
  return { wrong, sending, send };
}
