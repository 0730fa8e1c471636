import { useEffect, useState } from 'preact/hooks';
import type { PreviewAnswer } from '#contract/writing';
import { patiently } from '../account/patiently.js';
import { useDesk } from '../page/desk.js';
import { LoadFailed } from '../page/later.js';
import type { BenchTexts } from './texts/load-bench-texts.js';

/** As soon as somebody stops for a thought. */
const PAUSE_MS = 400;

interface Props {
  words: BenchTexts;
  question: { threadId: string; parentId?: string };
  source: string;
}

/** What the reply will look like: by the server's own renderer, so that it is what will be read. */
export function Preview({ words, question, source }: Props) {
  const { texts } = useDesk();
  const empty = source.trim() === '';
  const { shown, again } = usePreview(question, source, empty);
  return (
    <section class="preview" aria-label={words.say('preview')}>
      <p class="preview-title">{words.say('previewTitle')}</p>
      {empty ? (
        <p class="hint">{words.say('previewEmpty')}</p>
      ) : shown === 'failed' ? (
        <LoadFailed again={again} />
      ) : shown === null ? (
        <p class="hint">{texts.say('loading')}</p>
      ) : (
        <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: shown.html }} />
      )}
    </section>
  );
}

/** Asks for it whenever the text has changed, and where that failed, when it is asked for again. */
function usePreview(question: Props['question'], source: string, empty: boolean) {
  const { tools } = useDesk();
  const [shown, setShown] = useState<{ html: string } | 'failed' | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (empty || !tools) return;
    let current = true;
    const ask = () => tools.api.call<PreviewAnswer>('/preview', { method: 'POST', body: { ...question, body: source } });
    const timer = setTimeout(
      () => {
        void patiently(ask, () => current).then((outcome) => {
          if (current) setShown(outcome.ok ? { html: outcome.value.html } : 'failed');
        });
      },
      shown === null ? 0 : PAUSE_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [source, times]);

  function again() {
    setShown(null);
    setTimes(times + 1);
  }
  return { shown, again };
}
