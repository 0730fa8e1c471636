import type { Page } from '#contract/primitives';
import type { ReplySelection, ReplySort, ReplyView, ThreadEventsAnswer } from '#contract/replies';
import type { FrameModel } from '#contract/frame';
import type { Tools } from '../page/desk.js';
import type { Action } from '../state/reduce.js';
import { branchOf, TOP, type ThreadState } from '../state/thread-state.js';
import { keep, readKept } from './device.js';

/** How far somebody had read a thread when they left it. */
interface Mark {
  seq: number;
  /** The newest reply there was. */
  id: string;
}

/** Where in a thread somebody was. */
interface Place {
  sort: ReplySort;
  only: ReplySelection | null;
  loaded: number;
  /** The first reply that could be seen, and how far below the upper edge it was. */
  id: string | null;
  offset: number;
  at: number;
}

/** What the keeping needs to know and to do. */
export interface Kept {
  model: FrameModel;
  tools: Tools;
  root: HTMLElement;
  state: () => ThreadState;
  dispatch: (action: Action) => void;
}

/** After half an hour somebody comes for what is new rather than to go on. */
const COMES_BACK_MS = 30 * 60_000;
const LONGEST_PAGE = 100;
/** More than this is loaded again by hand: nobody should wait for it. */
const MOST_LOADED = 400;
/** A place is given back only while the page is still being opened: whoever has begun to read is not moved. */
const SOON_MS = 4_000;

/** Begins to keep how far the reader came, and takes up where they were. */
export async function startKeeping(kept: Kept): Promise<void> {
  const { state } = kept;
  const threadId = state().thread.id;
  const mark = readKept<Mark>(`left:${threadId}`);
  const place = readKept<Place>(`place:${threadId}`, () => sessionStorage);
  const write = () => {
    keep(`left:${threadId}`, markOf(state()) ?? mark);
    keep(`place:${threadId}`, placeOf(kept), () => sessionStorage);
  };
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) write();
  });
  await Promise.all([mark && tellSince(kept, mark), place && takeUp(kept, place)]);
}

const markOf = ({ seq, replies }: ThreadState): Mark | null => {
  const newest = Object.keys(replies).sort().at(-1);
  return newest === undefined ? null : { seq, id: newest };
};

async function tellSince({ tools, state, dispatch }: Kept, mark: Mark): Promise<void> {
  const { thread, seq } = state();
  if (mark.seq >= seq) return;
  const outcome = await tools.api.call<ThreadEventsAnswer>(`/threads/${thread.id}/events?after=${mark.seq}`);
  if (!outcome.ok) return;
  const own = tools.session.user?.id;
  const fresh = outcome.value.items.flatMap(({ type, reply }) =>
    type === 'reply.published' && reply?.status === 'published' && reply.author?.id !== own ? [reply.id] : [],
  );
  const ids = [...new Set(fresh)].sort();
  const more = outcome.value.next !== null;
  const left = { mark: mark.id, count: ids.length, first: ids[0] ?? null, more };
  dispatch({ type: 'change', asked: false, make: (now) => ({ ...now, left }) });
}

function placeOf({ tools, root, state }: Kept): Place {
  const { sort, only } = state();
  const view = tools.host.viewport();
  const edge = root.getBoundingClientRect().top;
  const seen = [...root.querySelectorAll<HTMLElement>('section [data-reply]')].find(
    (element) => view !== null && element.getBoundingClientRect().bottom - edge > view.top - root.offsetTop,
  );
  const top = seen && view ? seen.getBoundingClientRect().top - edge + root.offsetTop - view.top : 0;
  return {
    sort,
    only,
    loaded: branchOf(state(), TOP).ids.length,
    id: seen?.dataset['reply'] ?? null,
    offset: top,
    at: Date.now(),
  };
}

/** Puts back the order, the pages that were loaded, and the place among them. */
async function takeUp(kept: Kept, place: Place): Promise<void> {
  const { model, tools, state } = kept;
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const cameBack = entry?.type === 'back_forward' || entry?.type === 'reload';
  if (Date.now() - place.at > COMES_BACK_MS || model.focus || (!model.embedded && !cameBack)) return;
  const known = branchOf(state(), TOP).ids.length;
  if (place.sort !== state().sort || place.only !== state().only || place.loaded > known) {
    if (!(await loadAgain(kept, place))) return;
  }
  // Whoever is on their way into the discussion already goes back to the place; whoever came to read the article again does not.
  const view = tools.host.viewport();
  const inside = !model.embedded || (view !== null && view.top > -view.height / 2);
  if (place.id === null || !inside || performance.now() > SOON_MS) return;
  const { id, offset } = place;
  requestAnimationFrame(() => {
    const element = document.querySelector(`section [data-reply="${CSS.escape(id)}"]`);
    if (element) tools.host.put(element, offset);
  });
}

async function loadAgain({ tools, state, dispatch }: Kept, place: Place): Promise<boolean> {
  const wanted = Math.min(place.loaded, MOST_LOADED);
  const only = place.only === null ? '' : `&only=${place.only}`;
  for (let loaded = 0, cursor: string | null = ''; cursor !== null && loaded < wanted;) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const limit = Math.min(LONGEST_PAGE, Math.max(20, wanted - loaded));
    const path = `/threads/${state().thread.id}/replies?sort=${place.sort}${only}&limit=${limit}${from}`;
    const outcome = await tools.api.call<Page<ReplyView>>(path);
    if (!outcome.ok) return loaded > 0;
    const page = outcome.value;
    if (cursor === '') dispatch({ type: 'sorted', sort: place.sort, only: place.only, page });
    else dispatch({ type: 'page', parentId: TOP, after: cursor, page });
    loaded += page.items.length;
    cursor = page.items.length === 0 ? null : page.next;
  }
  return true;
}
