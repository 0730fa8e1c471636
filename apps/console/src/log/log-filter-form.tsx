import { useState } from 'preact/hooks';
import type { LogAction } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { keepFile } from '../shell/keep-file.js';
import { routeHref, WHOLE_LOG, type LogFilter } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { questionOf } from './log-question.js';

interface Props {
  desk: Desk;
  filter: LogFilter;
  /** The name of the one person whose acts are shown, once an entry told it. */
  actorName: string | null;
}

/** The place is where the filter is kept: a link leads to what somebody looked at, and "back" to what was there before. */
const show = (filter: LogFilter): void => {
  location.hash = routeHref({ room: 'log', filter });
};

/** Which entries of the log are shown, and a way to take them along. */
export function LogFilterForm({ desk, filter, actorName }: Props) {
  const { log } = useTexts();
  const set = (change: Partial<LogFilter>): void => { show({ ...filter, ...change }); };
  const { busy, said, failed, exportIt } = useExport(desk, filter);
  const narrowed = Object.values(filter).some((part) => part !== null);
  return (
    <>
      <form class="log-filter" aria-label={log.filter} onSubmit={(event) => { event.preventDefault(); }}>
        <label>
          {log.act}
          <select value={filter.action ?? ''} onChange={(event) => { set({ action: event.currentTarget.value === '' ? null : (event.currentTarget.value as LogAction) }); }}>
            <option value="">{log.anyAct}</option>
            {Object.entries(log.actions).map(([action, text]) => (
              <option key={action} value={action}>
                {text}
              </option>
            ))}
          </select>
        </label>
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {log[end]}
            <input type="date" value={filter[end] ?? ''} min={end === 'to' ? (filter.from ?? undefined) : undefined} max={end === 'from' ? (filter.to ?? undefined) : undefined} onChange={(event) => { set({ [end]: event.currentTarget.value || null }); }} />
          </label>
        ))}
        <button type="button" aria-disabled={busy} onClick={exportIt}>
          {busy ? log.exporting : log.exportIt}
        </button>
      </form>
      <p role="status" class="quiet">{said}</p>
      <p role="alert" class="problem">{failed}</p>
      {narrowed && (
        <p class="log-only">
          {filter.actorId !== null && <b dir="auto">{actorName === null ? log.bySomebody : log.by(actorName)}</b>}
          {filter.targetId !== null && <b>{log.about}</b>}
          <a href={routeHref({ room: 'log', filter: WHOLE_LOG })}>{log.whole}</a>
        </p>
      )}
    </>
  );
}

function useExport(desk: Desk, filter: LogFilter) {
  const texts = useTexts();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState({ said: '', failed: '' });
  const take = async (): Promise<void> => {
    setBusy(true);
    setSaid({ said: '', failed: '' });
    const answer = await desk.logFile(questionOf(filter));
    setBusy(false);
    if (answer.ok) keepFile(answer.value, 'belowline-log.csv');
    setSaid(answer.ok ? { said: texts.log.exported, failed: '' } : { said: '', failed: `${texts.log.notExported} ${failureText(answer.failure, texts)}` });
  };
  return { busy, ...said, exportIt: () => { if (!busy) void take(); } };
}
