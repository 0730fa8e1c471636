import type { DecisionReason, LogEntryView } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { Moment } from '../shell/moment.js';
import { routeHref, WHOLE_LOG, type LogFilter } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { usePages } from '../shell/use-pages.js';
import { changesBetween, type LogChange } from './log-changes.js';
import { LogFilterForm } from './log-filter-form.js';
import { questionOf } from './log-question.js';

/** The record of what staff did, newest first. Nothing in it can be changed. */
export function LogRoom({ desk, filter }: { desk: Desk; filter: LogFilter }) {
  const texts = useTexts();
  const pages = usePages((cursor) => desk.log(questionOf(filter), cursor), [desk, routeHref({ room: 'log', filter })], texts.log.failed);
  const { next, problem, load, again } = pages;
  const items = pages.items ?? [];
  const narrowed = Object.values(filter).some((part) => part !== null);
  const actorName = items.find(({ actor }) => actor.id === filter.actorId)?.actor.name ?? null;
  return (
    <main class="page">
      <h1>{texts.log.title}</h1>
      <LogFilterForm desk={desk} filter={filter} actorName={actorName} />
      {pages.items === null && <p class="quiet">{texts.log.loading}</p>}
      <Unread problem={problem} again={again} />
      <p class="quiet" role="status">
        {pages.items !== null && problem === null && (items.length > 0 ? texts.log.shown(items.length, next !== null) : narrowed ? texts.log.noneFits : texts.log.empty)}
      </p>
      <ol class="log">
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} filter={filter} />
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

function Entry({ entry, filter }: { entry: LogEntryView; filter: LogFilter }) {
  const texts = useTexts();
  const reason = entry.reason as DecisionReason | null;
  const own = (entry.after as Record<string, unknown> | null)?.['ownReason'];
  return (
    <li>
      <Moment at={entry.at} />
      <p>
        <a class="name" href={routeHref({ room: 'log', filter: { ...filter, actorId: entry.actor.id } })} title={texts.log.whatElse(entry.actor.name)}>
          <bdi>{entry.actor.name}</bdi>
        </a>{' '}
        {texts.log.actions[entry.action]}
        {reason !== null && <span class="tag">{texts.reasons[reason]}</span>}
        {typeof own === 'string' && <span class="tag">{texts.log.ownReason(own)}</span>}
        {entry.note !== null && entry.note !== '' && <q dir="auto">{entry.note}</q>}
        {!entry.action.startsWith('reply.') &&
          changesBetween(entry.before, entry.after).map((change) => (
            <span key={keyOf(change)} class="tag" dir="auto">
              <Change change={change} />
            </span>
          ))}
      </p>
      <span class="links">
        {entry.target.kind === 'reply' && (
          <a href={`/r/${entry.target.id}`} target="_blank" rel="noopener">
            {texts.log.see}
          </a>
        )}
        {entry.target.kind === 'thread' && <a href={routeHref({ room: 'threads', threadId: entry.target.id })}>{texts.log.see}</a>}
        {filter.targetId === null && <a href={routeHref({ room: 'log', filter: { ...WHOLE_LOG, targetId: entry.target.id } })}>{texts.log.alike}</a>}
      </span>
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
