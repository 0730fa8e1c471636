import { useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { findThread } from './find-thread.js';
import { readThreadAddress } from './thread-address.js';
import { ThreadState } from './thread-state.js';

/** Finds a thread by whatever names it, and switches its state. */
export function ThreadsRoom({ desk, threadId }: { desk: Desk; threadId: string | null }) {
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
    <main class="page">
      <h1>{texts.threads.title}</h1>
      <form class="find" onSubmit={(event) => void find(event)}>
        <label>
          {texts.threads.find}
          <input name="address" dir="ltr" autocomplete="off" aria-describedby="find-hint" required />
        </label>
        <button class="primary" aria-disabled={looking}>
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
      {threadId !== null && <ThreadState key={threadId} desk={desk} threadId={threadId} />}
    </main>
  );
}
