import { useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { ALL_THREADS, routeHref, type ThreadsFilter } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { BusyThreads } from './busy-threads.js';
import { findThread } from './find-thread.js';
import { readThreadAddress } from './thread-address.js';
import { ThreadState } from './thread-state.js';

interface Props {
  desk: Desk;
  threadId: string | null;
  filter: ThreadsFilter;
}

/** What goes on in which thread; one of them, found by whatever names it, with everything that can be changed of it. */
export function ThreadsRoom({ desk, threadId, filter }: Props) {
  const { threads } = useTexts();
  return (
    <main class="page wide">
      <h1>{threads.title}</h1>
      {threadId === null ? (
        <BusyThreads desk={desk} filter={filter} />
      ) : (
        <p>
          <a class="back" href={routeHref({ room: 'threads', threadId: null, filter: ALL_THREADS })}>
            <Icon name="back" /> {threads.all}
          </a>
        </p>
      )}
      {threadId !== null && <ThreadState key={threadId} desk={desk} threadId={threadId} />}
      <Find desk={desk} />
    </main>
  );
}

function Find({ desk }: { desk: Desk }) {
  const texts = useTexts();
  const [problem, setProblem] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);

  const find = async (event: SubmitEvent) => {
    event.preventDefault();
    const pasted = new FormData(event.currentTarget as HTMLFormElement).get('address');
    const address = readThreadAddress(typeof pasted === 'string' ? pasted : '', location.origin);
    setProblem(address === null ? texts.threads.unreadable : null);
    if (address === null) return;
    setLooking(true);
    const found = await findThread(desk, address);
    setLooking(false);
    if (found.ok) location.hash = routeHref({ room: 'threads', threadId: found.value });
    else setProblem(failureText(found.failure, texts));
  };

  return (
    <form class="find" onSubmit={(event) => void find(event)}>
      <label>
        {texts.threads.find}
        <input name="address" dir="ltr" autocomplete="off" aria-describedby="find-hint" required />
      </label>
      <button aria-disabled={looking}>
        <Icon name="search" />
        {texts.threads.open}
      </button>
      <p id="find-hint" class="quiet">
        {looking ? texts.threads.looking : texts.threads.findHint}
      </p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </form>
  );
}
