import type { RefObject } from 'preact';
import type { BusyThreadSort } from '#contract/overview';
import type { ThreadStatus } from '#contract/threads';
import type { Desk } from '../api/desk.js';
import { routeHref, type ThreadsFilter } from '../shell/route.js';
import { SiteChoice } from '../shell/site-choice.js';
import { useTexts } from '../shell/texts-context.js';

interface Props {
  desk: Desk;
  filter: ThreadsFilter;
  search: RefObject<HTMLInputElement | null>;
}

/** Which threads are listed. The place keeps it, so that a link leads to it. */
export function ThreadsFilterForm({ desk, filter, search }: Props) {
  const { threads } = useTexts();
  const set = (change: Partial<ThreadsFilter>) => { location.hash = routeHref({ room: 'threads', threadId: null, filter: { ...filter, ...change } }); };
  return (
    <form
      class="choices"
      role="search"
      aria-label={threads.filter}
      onSubmit={(event) => {
        event.preventDefault();
        set({ q: search.current?.value.trim() || null });
      }}
    >
      <label class="broad">
        {threads.search}
        <input ref={search} type="search" defaultValue={filter.q ?? ''} key={filter.q} maxLength={200} onChange={(event) => { set({ q: event.currentTarget.value.trim() || null }); }} />
      </label>
      <SiteChoice desk={desk} label={threads.site} every={threads.everySite} siteId={filter.siteId} onChoose={(siteId) => set({ siteId })} />
      <label>
        {threads.state}
        <select value={filter.status ?? ''} onChange={(event) => { set({ status: (event.currentTarget.value || null) as ThreadStatus | null }); }}>
          <option value="">{threads.anyState}</option>
          {Object.entries(threads.statuses).map(([status, name]) => (
            <option key={status} value={status}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {threads.order}
        <select value={filter.sort ?? 'activity'} onChange={(event) => { set({ sort: event.currentTarget.value === 'activity' ? null : (event.currentTarget.value as BusyThreadSort) }); }}>
          {Object.entries(threads.sorts).map(([sort, name]) => (
            <option key={sort} value={sort}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
