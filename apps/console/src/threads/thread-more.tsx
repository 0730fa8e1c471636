import { useState } from 'preact/hooks';
import type { ChangeThreadBody, ThreadView } from '#contract/threads';
import { useTexts } from '../shell/texts-context.js';
import { fromLocal, toLocal } from './local-time.js';
import { readThreadAddress } from './thread-address.js';

interface Props {
  thread: ThreadView;
  change: (body: ChangeThreadBody) => Promise<void>;
}

/** Half a minute cools a quarrel down; a day is for a thread that should only go on slowly. */
const SLOW_CHOICES = [0, 30, 60, 300, 900, 3_600, 86_400] as const;

/** Links that are usual in a discussion; the api takes up to twenty. */
const LINK_CHOICES = [0, 1, 2, 3, 5, 10, 20] as const;

/** What is chosen of a thread besides whether it is open: slow mode, how many links, when it opens and closes, and what is pinned. */
export function ThreadMore({ thread, change }: Props) {
  const { threads } = useTexts();
  const slow = [...new Set([...SLOW_CHOICES, thread.slowSeconds])].sort((one, other) => one - other);
  const links = [...new Set([...LINK_CHOICES, thread.linksBeforeHold ?? 0])].sort((one, other) => one - other);
  return (
    <>
      <div class="choices">
        <label>
          {threads.slow}
          <select value={thread.slowSeconds} onChange={(event) => void change({ slowSeconds: Number(event.currentTarget.value) })} aria-describedby="slow-hint">
            {slow.map((seconds) => (
              <option key={seconds} value={seconds}>
                {seconds === 0 ? threads.slowOff : threads.duration(seconds)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {threads.links}
          <select
            value={thread.linksBeforeHold ?? ''}
            onChange={(event) => void change({ linksBeforeHold: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
          >
            <option value="">{threads.asSite}</option>
            {links.map((count) => (
              <option key={count} value={count}>
                {threads.atMost(count)}
              </option>
            ))}
          </select>
        </label>
        <p id="slow-hint" class="quiet">{threads.slowHint}</p>
      </div>
      <Times key={`${thread.opensAt} ${thread.closesAt}`} thread={thread} change={change} />
      <Pinned thread={thread} change={change} />
    </>
  );
}

/** When it opens and closes by itself, in the moderator's own zone. */
function Times({ thread, change }: Props) {
  const { threads } = useTexts();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    void change({ opensAt: fromLocal(form.get('opensAt')), closesAt: fromLocal(form.get('closesAt')) });
  };
  return (
    <form onSubmit={save}>
      <fieldset class="choices">
        <legend>{threads.schedule}</legend>
        {(['opensAt', 'closesAt'] as const).map((end) => (
          <label key={end}>
            {threads[end]}
            <input type="datetime-local" name={end} defaultValue={toLocal(thread[end])} />
          </label>
        ))}
        <button>{threads.saveTimes}</button>
        <p class="quiet">{threads.scheduleHint}</p>
      </fieldset>
    </form>
  );
}

function Pinned({ thread, change }: Props) {
  const { threads } = useTexts();
  const [problem, setProblem] = useState<string | null>(null);
  const pin = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const pasted = new FormData(form).get('reply');
    const address = readThreadAddress(typeof pasted === 'string' ? pasted : '', location.origin);
    const known = address?.kind === 'reply' || address?.kind === 'id';
    setProblem(known ? null : threads.pinUnreadable);
    if (known) void change({ pinnedReplyId: address.id }).then(() => { form.reset(); });
  };
  return (
    <section class="pinned-choice" aria-labelledby="pinned-reply">
      <h3 id="pinned-reply">{threads.pinned}</h3>
      {thread.pinnedReplyId === null ? (
        <p class="quiet">{threads.noPin}</p>
      ) : (
        <p class="places">
          <a href={`/r/${thread.pinnedReplyId}`} target="_blank" rel="noopener">
            {threads.seePinned}
          </a>
          <button onClick={() => void change({ pinnedReplyId: null })}>{threads.unpin}</button>
        </p>
      )}
      <form class="find" onSubmit={pin}>
        <label>
          {threads.pinHint}
          <input name="reply" dir="ltr" autocomplete="off" required />
        </label>
        <button>{threads.pin}</button>
        <p class="problem" role="alert">
          {problem}
        </p>
      </form>
    </section>
  );
}
