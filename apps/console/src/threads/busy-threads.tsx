import { useRef } from 'preact/hooks';
import type { BusyThreadView } from '#contract/overview';
import type { Desk } from '../api/desk.js';
import { useKeys } from '../queue/use-keys.js';
import { goOn } from '../shell/go-on.js';
import { Moment } from '../shell/moment.js';
import { routeHref, type ThreadsFilter } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { usePages } from '../shell/use-pages.js';
import { ThreadsFilterForm } from './threads-filter-form.js';

/** What the server is asked for a filter. */
const questionOf = (filter: ThreadsFilter): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''));

/** The list of threads: where a moderator is needed. */
export function BusyThreads({ desk, filter }: { desk: Desk; filter: ThreadsFilter }) {
  const { threads } = useTexts();
  const { items, next, problem, load, again } = usePages((cursor) => desk.busyThreads(questionOf(filter), cursor), [desk, routeHref({ room: 'threads', threadId: null, filter })], threads.failed);
  const count = items?.length ?? 0;
  const list = useRef<HTMLTableSectionElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useKeys({ choosingReason: false, helpOpen: false, drawerOpen: false }, ({ type }) => {
    if (type === 'filter') search.current?.focus();
    if (type === 'next' || type === 'previous') goOn(list.current, type === 'next' ? 1 : -1);
  });
  return (
    <>
      <ThreadsFilterForm desk={desk} filter={filter} search={search} />
      <Unread problem={problem} again={again} />
      <p class="quiet" role="status">
        {items === null ? threads.looking : problem === null && (count === 0 ? threads.none : threads.shown(count, next !== null))}
        {count > 0 && <span class="keys-hint"> · {threads.keysHint}</span>}
      </p>
      {count > 0 && (
        <table class="busy" aria-label={threads.list}>
          <thead>
            <tr>
              <th scope="col">{threads.thread}</th>
              <th scope="col">{threads.lastHour}</th>
              <th scope="col">{threads.lastDay}</th>
              <th scope="col">{threads.held}</th>
              <th scope="col">{threads.reports}</th>
              <th scope="col" title={threads.troubleHint}>{threads.trouble}</th>
              <th scope="col" title={threads.temperatureHint}>{threads.temperature}</th>
            </tr>
          </thead>
          <tbody ref={list}>
            {items?.map((item) => (
              <BusyRow key={item.thread.id} item={item} />
            ))}
          </tbody>
        </table>
      )}
      {next !== null && (
        <button class="more" onClick={() => void load(next)}>
          {threads.more}
        </button>
      )}
    </>
  );
}

function BusyRow({ item }: { item: BusyThreadView }) {
  const { threads } = useTexts();
  const { thread, article, lastHour, lastDay, held, reports, troubledShare, temperature } = item;
  const count = (name: string, value: string, none: boolean) => (
    <td data-name={name} class={none ? 'number none' : 'number'}>
      {value}
    </td>
  );
  return (
    <tr>
      <th scope="row">
        <a href={routeHref({ room: 'threads', threadId: thread.id })}>
          <bdi>{article.headline}</bdi>
        </a>
        {thread.prompt !== null && <q dir="auto">{thread.prompt}</q>}
        <span class="marks">
          {thread.status === 'closed' && <span class="tag">{threads.statuses.closed}</span>}
          {thread.moderation === 'pre' && <span class="tag">{threads.moderations.pre}</span>}
          {thread.slowSeconds > 0 && <span class="tag">{threads.slow}: {threads.duration(thread.slowSeconds)}</span>}
          {thread.opensAt !== null && <Time name={threads.opens} at={thread.opensAt} />}
          {thread.closesAt !== null && thread.status === 'open' && <Time name={threads.closes} at={thread.closesAt} />}
        </span>
      </th>
      {count(threads.lastHour, threads.count(lastHour), lastHour === 0)}
      {count(threads.lastDay, threads.count(lastDay), lastDay === 0)}
      {count(threads.held, threads.count(held), held === 0)}
      {count(threads.reports, threads.count(reports), reports === 0)}
      {count(threads.trouble, threads.share(troubledShare), troubledShare === 0)}
      <td data-name={threads.temperature} class={temperature === 0 ? 'number none' : 'number'}>
        {temperature}
        {temperature > 0 && (
          <span class="heat" aria-hidden="true">
            <span style={{ inlineSize: `${temperature}%` }} />
          </span>
        )}
      </td>
    </tr>
  );
}

/** A time that lies ahead: "in how long" would be wrong by the time it is read. */
function Time({ name, at }: { name: string; at: string }) {
  return (
    <span class="tag">
      {name} <Moment at={at} />
    </span>
  );
}
