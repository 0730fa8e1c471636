import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DecisionReason, LogEntryView } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { Moment } from '../shell/moment.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { changesBetween, type LogChange } from './log-changes.js';

interface Loaded {
  items: readonly LogEntryView[];
  next: string | null;
  state: 'loading' | 'ready' | { failed: string };
}

/** The record of what staff did, newest first. Nothing in it can be changed. */
export function LogRoom({ desk }: { desk: Desk }) {
  const texts = useTexts();
  const [loaded, setLoaded] = useState<Loaded>({ items: [], next: null, state: 'loading' });
  const load = useCallback(
    async (cursor: string | null) => {
      const answer = await desk.log(cursor);
      setLoaded((before) =>
        answer.ok
          ? { items: cursor === null ? answer.value.items : [...before.items, ...answer.value.items], next: answer.value.next, state: 'ready' }
          : { ...before, state: { failed: failureText(answer.failure, texts) } },
      );
    },
    [desk, texts],
  );
  useEffect(() => void load(null), [load]);

  const { items, next, state } = loaded;
  return (
    <main class="page">
      <h1>{texts.log.title}</h1>
      {state === 'loading' && <p class="quiet">{texts.log.loading}</p>}
      {typeof state === 'object' && (
        <p class="problem" role="alert">
          {texts.log.failed} {state.failed}
        </p>
      )}
      {state === 'ready' && items.length === 0 && <p class="quiet">{texts.log.empty}</p>}
      <ol class="log">
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {next !== null && (
        <button class="more" onClick={() => void load(next)}>
          {texts.log.more}
        </button>
      )}
    </main>
  );
}

function Entry({ entry }: { entry: LogEntryView }) {
  const texts = useTexts();
  const reason = entry.reason as DecisionReason | null;
  return (
    <li>
      <Moment at={entry.at} />
      <p>
        <bdi class="name">{entry.actor.name}</bdi> {texts.log.actions[entry.action]}
        {reason !== null && <span class="tag">{texts.reasons[reason]}</span>}
        {entry.note !== null && entry.note !== '' && <q dir="auto">{entry.note}</q>}
        {!entry.action.startsWith('reply.') &&
          changesBetween(entry.before, entry.after).map((change) => (
            <span key={keyOf(change)} class="tag" dir="auto">
              <Change change={change} />
            </span>
          ))}
      </p>
      {entry.target.kind === 'reply' && (
        <a href={`/r/${entry.target.id}`} target="_blank" rel="noopener">
          {texts.log.see}
        </a>
      )}
      {entry.target.kind === 'thread' && <a href={routeHref({ room: 'threads', threadId: entry.target.id })}>{texts.log.see}</a>}
    </li>
  );
}

function keyOf(change: LogChange): string {
  if (change.kind === 'value') return change.field;
  return change.kind === 'lists' ? change.kind : `${change.kind} ${change.list}`;
}

function Change({ change }: { change: LogChange }) {
  const texts = useTexts();
  if (change.kind === 'lists') return <>{texts.log.lists(change.site, change.language)}</>;
  if (change.kind === 'value') return <>{texts.log.became(change.field, change.before, change.after)}</>;
  return <>{texts.log[change.kind](change.list, change.words)}</>;
}
