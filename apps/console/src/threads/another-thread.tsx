import { useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';

/** Begins one more discussion under an article, with a question of its own. */
export function AnotherThread({ desk, articleId }: { desk: Desk; articleId: string }) {
  const texts = useTexts();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = async (event: SubmitEvent) => {
    event.preventDefault();
    const prompt = new FormData(event.currentTarget as HTMLFormElement).get('prompt');
    if (busy || typeof prompt !== 'string') return;
    setBusy(true);
    const answer = await desk.openThread(articleId, { prompt: prompt.trim() });
    setBusy(false);
    if (answer.ok) location.hash = routeHref({ room: 'threads', threadId: answer.value.id });
    else setProblem(failureText(answer.failure, texts));
  };
  return (
    <section aria-labelledby="another-thread">
      <h3 id="another-thread">{texts.threads.another}</h3>
      <form class="find" onSubmit={(event) => void begin(event)}>
        <label>
          {texts.threads.question}
          <input name="prompt" dir="auto" maxLength={300} required />
        </label>
        <button aria-disabled={busy}>{texts.threads.begin}</button>
        <p class="problem" role="alert">
          {problem}
        </p>
      </form>
    </section>
  );
}
