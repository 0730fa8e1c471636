import { useEffect, useState } from 'preact/hooks';
import { intlLocale } from '#contract/languages';
import type { OwnSessionView } from '#contract/own-account';
import type { Page } from '#contract/primitives';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';

/** Where somebody is logged in, and the end of what they do not know. */
export function Sessions() {
  const { texts, api, announce } = useRoom();
  const [sessions, setSessions] = useState<OwnSessionView[] | null>(null);
  const task = useTask();
  const load = () =>
    task.run(() => api.call<Page<OwnSessionView>>('/me/sessions')).then((got) => got && setSessions(got.value.items));
  useEffect(() => void load(), []);

  async function endOthers() {
    if (!(await task.run(() => api.call('/me/sessions', { method: 'DELETE' })))) return;
    announce(texts.say('othersEnded'));
    setSessions((before) => before?.filter(({ current }) => current) ?? null);
  }

  async function end(id: string) {
    if (!(await task.run(() => api.call(`/me/sessions/${id}`, { method: 'DELETE' })))) return;
    announce(texts.say('sessionEnded'));
    setSessions((before) => before?.filter((session) => session.id !== id) ?? null);
  }

  const own = [...(sessions ?? [])].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt),
  );
  return (
    <>
      <p class="intro">{texts.say('sessionsIntro')}</p>
      {sessions === null && !task.wrong && <p class="hint">{texts.say('loading')}</p>}
      <ul class="list">
        {own.map((session) => (
          <SessionRow key={session.id} session={session} busy={task.busy} onEnd={() => void end(session.id)} />
        ))}
      </ul>
      {task.below}
      {task.wrong && sessions === null && (
        <button type="button" class="second" onClick={() => void load()}>
          {texts.say('tryAgain')}
        </button>
      )}
      {own.length > 1 && (
        <button type="button" class="second" disabled={task.busy} onClick={() => void endOthers()}>
          {texts.say('endOthers')}
        </button>
      )}
      {own.length === 1 && <p class="hint">{texts.say('onlyOne')}</p>}
    </>
  );
}

function SessionRow({ session, busy, onEnd }: { session: OwnSessionView; busy: boolean; onEnd: () => void }) {
  const { texts } = useRoom();
  const { current, device, place, method, audience, lastUsedAt } = session;
  const called = device || texts.say('unknownDevice');
  const country = place === null ? undefined : new Intl.DisplayNames(intlLocale(texts.locale), { type: 'region' }).of(place);
  const how = texts.say(`loggedInBy.${method}`);
  const about = [
    country,
    texts.say('usedNow', { when: texts.ago(lastUsedAt, Date.now()) }),
    how,
    audience === 'console' ? texts.say('ofConsole') : undefined,
  ];
  return (
    <li>
      <div>
        <p class="row-title">
          <bdi>{called}</bdi> {current && <span class="badge">{texts.say('thisOne')}</span>}
        </p>
        <p class="hint">{about.filter(Boolean).join(' · ')}</p>
      </div>
      {!current && (
        <button
          type="button"
          class="plain"
          disabled={busy}
          onClick={onEnd}
          aria-label={texts.say('endSessionOn', { device: called })}
        >
          {texts.say('endSession')}
        </button>
      )}
    </li>
  );
}
