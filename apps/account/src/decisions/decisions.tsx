import { useState } from 'preact/hooks';
import type { AppealView, StatementView } from '#contract/redress';
import { useList } from '../following/use-list.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { AppealForm } from './appeal-form.js';
import { StatementOf } from './statement-of.js';
import { useAskedFor } from './use-asked-for.js';

/** What moderators decided about somebody: why, and what they can say against it. */
export function Decisions() {
  const { texts } = useRoom();
  const { items, more, task } = useList<StatementView>('/me/statements');
  const { id, apart, gone } = useAskedFor(items);
  return (
    <>
      <p class="intro">{texts.say('decisionsIntro')}</p>
      {items === null && !task.wrong && <p class="hint">{texts.say('loading')}</p>}
      {items?.length === 0 && <p>{texts.say('decisionsNone')}</p>}
      {gone && <p role="alert">{texts.say('decisionGone')}</p>}
      {apart && <OneDecision key={apart.id} statement={apart} cameFor />}
      {items?.map((each) => each.id !== apart?.id && <OneDecision key={each.id} statement={each} cameFor={each.id === id} />)}
      {task.below}
      {more && (
        <button type="button" class="second" disabled={task.busy} onClick={more}>
          {texts.say(items === null ? 'tryAgain' : 'showMore')}
        </button>
      )}
    </>
  );
}

function OneDecision({ statement, cameFor }: { statement: StatementView; cameFor: boolean }) {
  const { api, texts, announce } = useRoom();
  const task = useTask();
  const [appeal, setAppeal] = useState<AppealView | null>(statement.appeal);
  const { decisionId, sanctionId } = statement;

  async function send(text: string) {
    const got = await task.run(() => api.call<AppealView>('/me/appeals', { method: 'POST', body: { ...(decisionId === null ? { sanctionId } : { decisionId }), text } }));
    if (!got) return;
    setAppeal(got.value);
    announce(texts.say('appealStates.open'));
  }

  return (
    <StatementOf statement={statement} cameFor={cameFor}>
      {appeal ? (
        <>
          <dt>{texts.say('appealYours')}</dt>
          <dd>
            <p class="said" dir="auto">
              {appeal.text}
            </p>
            <p class="appeal-state">{texts.say(`appealStates.${appeal.state}`)}</p>
            {appeal.note && (
              <p class="said" dir="auto">
                {appeal.note}
              </p>
            )}
            {appeal.state === 'upheld' && <p class="hint">{texts.say('appealCourts')}</p>}
          </dd>
        </>
      ) : (
        <>
          <dt>{texts.say('whatYouCanDo')}</dt>
          <dd>{statement.can.appeal ? <AppealForm until={texts.date(statement.appealUntil)} task={task} onSend={(text) => void send(text)} /> : texts.say('appealCourts')}</dd>
        </>
      )}
    </StatementOf>
  );
}
