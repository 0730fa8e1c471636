import type { FrameModel } from '#contract/frame';
import type { Said } from './said.js';

/**
 * Where to write on a page of a discussion when scripts are off. The page is the same for everybody and kept by caches, so this form
 * knows nobody: it only carries the text to a page of its reader's own, and changes nothing.
 */
export function WriteForm({ model, said }: { model: FrameModel; said: Pick<Said, 'plain' | 'frame'> }) {
  const { thread, focus, embedded, selfUrl } = model;
  const answered = focus?.path.at(-1);
  if (thread.status === 'closed' || (focus && answered?.status !== 'published')) return null;
  const { plain, frame } = said;
  const name = answered?.author?.name;
  const address = focus ? `/r/${focus.replyId}/write` : `/t/${thread.id}/write`;
  return (
    <form
      id="write"
      class="plain-form"
      aria-labelledby="write-what"
      method="post"
      action={address + lookOf(selfUrl)}
      target={embedded ? '_blank' : undefined}
    >
      <input type="hidden" name="step" value="preview" />
      <label for="body" id="write-what">
        {name === undefined ? frame.say('composerLabel') : plain.say('answerTo', { name })}
      </label>
      <textarea id="body" name="body" dir="auto" rows={6} required aria-describedby="body-say" />
      <p id="body-say" class="hint">
        {plain.say('goOnHint')} {frame.say('composerHint')}
      </p>
      <div class="row">
        <button class="primary">{plain.say('goOn')}</button>
      </div>
    </form>
  );
}

/** Whoever chose a language or a theme keeps it on the way. */
function lookOf(selfUrl: string): string {
  const asked = new URLSearchParams(selfUrl.split('?')[1]);
  const kept = [...asked].filter(([name]) => name === 'lang' || name === 'theme');
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
}
