import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QueueItem } from '#contract/moderation';
import type { CallView, DeskRole } from '#contract/teamwork';
import type { Answer } from '../api/client.js';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { reasonOrder } from './reason-texts.js';
import { useColleagues } from './use-colleagues.js';

/** What is being prepared: handing over, or asking. */
export type Calling = 'handed' | 'asked';

interface Props {
  desk: Desk;
  me: string;
  item: QueueItem;
  calling: Calling;
  onDone: (what: Calling) => void;
  onCancel: () => void;
}

const deskRoles = ['admin', 'moderator'] as const satisfies readonly DeskRole[];

/** How one of the site's own reasons is told from a common one in the list. */
const OWN = 'own ';

const field = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

function send(desk: Desk, item: QueueItem, calling: Calling, data: FormData): Promise<Answer<CallView>> {
  const { id, revision } = item.reply;
  const [to, note, own] = [field(data, 'to'), field(data, 'note'), field(data, 'own')];
  const words = note === '' ? {} : { note };
  const toRole = deskRoles.find((role) => role === to);
  if (calling === 'handed') return desk.team.handOver(id, { ...(toRole === undefined ? { to } : { toRole }), ...words });
  const reason = reasonOrder.find((known) => known === own);
  const ownReason = item.ownReasons.find(({ code }) => own === `${OWN}${code}`);
  const opinion = ownReason !== undefined ? { decision: 'reject' as const, ownReason: ownReason.code } : reason !== undefined ? { decision: 'reject' as const, reason } : own === 'approve' ? { decision: 'approve' as const } : {};
  return desk.team.askFor(id, { revision, ...(to === '' ? {} : { to }), ...opinion, ...words });
}

/** Hands a reply over, or asks for a second opinion: to whom, and what they should know. */
export function CallForm({ desk, me, item, calling, onDone, onCancel }: Props) {
  const texts = useTexts();
  const words = texts.team.form;
  const colleagues = useColleagues(desk, me).filter(({ id }) => id !== item.reply.author?.id);
  const first = useRef<HTMLSelectElement>(null);
  const [problem, setProblem] = useState('');
  useLayoutEffect(() => { first.current?.focus(); }, [calling]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    void send(desk, item, calling, new FormData(event.currentTarget)).then((answer) => {
      if (answer.ok) onDone(calling);
      else setProblem(failureText(answer.failure, texts));
    });
  };

  return (
    <form class="call-form" aria-label={calling === 'handed' ? words.handTitle : words.askTitle} onSubmit={submit}>
      <h2>{calling === 'handed' ? words.handTitle : words.askTitle}</h2>
      <label>
        {words.to}
        <select ref={first} name="to">
          {calling === 'asked' && <option value="">{words.anybody}</option>}
          {calling === 'handed' && deskRoles.map((role) => <option key={role} value={role}>{words.roles[role]}</option>)}
          {colleagues.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
      {calling === 'asked' && (
        <label>
          {words.own}
          <select name="own">
            <option value="">{words.unsure}</option>
            <option value="approve">{texts.decide.approve}</option>
            {reasonOrder.map((reason) => <option key={reason} value={reason}>{`${texts.decide.confirm}: ${texts.reasons[reason]}`}</option>)}
            {item.ownReasons.map(({ code, text }) => <option key={`own ${code}`} value={`${OWN}${code}`}>{`${texts.decide.confirm}: ${text}`}</option>)}
          </select>
        </label>
      )}
      <label class="wide">
        {words.note}
        <input type="text" name="note" dir="auto" maxLength={1000} autocomplete="off" />
      </label>
      <p class="problem" role="alert">{problem}</p>
      <div class="decide-buttons">
        <button class="primary">{calling === 'handed' ? words.hand : words.ask} <kbd>Enter</kbd></button>
        <button type="button" onClick={onCancel}>{words.cancel} <kbd>Esc</kbd></button>
      </div>
    </form>
  );
}
