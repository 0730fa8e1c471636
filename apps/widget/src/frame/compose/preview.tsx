import { useEffect, useState } from 'preact/hooks';
import type { PreviewAnswer } from '#contract/writing';
import { useDesk } from '../page/desk.js';
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
  const { tools, texts } = useDesk();
  const [shown, setShown] = useState<{ html: string } | 'failed' | null>(null);
  const empty = source.trim() === '';

  useEffect(() => {
    if (empty) return;
    let current = true;
    const timer = setTimeout(
      () => {
        void tools?.api
          .call<PreviewAnswer>('/preview', { method: 'POST', body: { ...question, body: source } })
          .then((outcome) => {
            if (current) setShown(outcome.ok ? { html: outcome.value.html } : 'failed');
          });
      },
      shown === null ? 0 : PAUSE_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [source]);

  return (
    <section class="preview" aria-label={words.say('preview')}>
      <p class="preview-title">{words.say('previewTitle')}</p>
      {empty ? (
        <p class="hint">{words.say('previewEmpty')}</p>
      ) : shown === 'failed' ? (
        <p class="error" role="alert">
          {texts.say('loadFailed')}
        </p>
      ) : shown === null ? (
        <p class="hint">{texts.say('loading')}</p>
      ) : (
        <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: shown.html }} />
      )}
    </section>
  );
}
