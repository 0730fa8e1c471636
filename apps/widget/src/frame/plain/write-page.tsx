import type { FrameAssets } from '#contract/frame';
import type { WritePage } from '#contract/plain-pages';
import { Entering, Leave } from './entering.js';
import { Alarm, PlainDocument, wayInto } from './plain-document.js';
import { PlainWarning } from './plain-warning.js';
import { problemLines } from './problem-lines.js';
import type { Said } from './said.js';
import { ShownReply } from './shown-reply.js';

/** Where a reply is written, looked at once more and posted, by a plain form. */
export function Writing({ page, said, assets }: { page: WritePage; said: Said; assets: FrameAssets }) {
  const { plain, frame } = said;
  const { form, parent, thread, preview } = page;
  const name = parent?.author?.name;
  const heading = name === undefined ? frame.say('composerLabel') : plain.say('answerTo', { name });
  const { fields, lines: problems } = problemLines(form, said);
  // What a moderator wrote says why, in the words that are meant for it.
  const lines = page.warnings.length > 0 ? [] : problems;
  const alarm = lines.length > 0 ? plain.say('notPosted') : undefined;
  return (
    <PlainDocument page={page} said={said} way={wayInto(page, said)} assets={assets} heading={heading} alarm={alarm}>
      {page.warnings.length > 0 && <PlainWarning page={page} said={said} />}
      <Alarm heading={plain.say('notPosted')} lines={lines} />
      {thread.status === 'closed' && <p class="note">{frame.say('closed')}</p>}
      {thread.moderation === 'pre' && <p class="note">{frame.say('premoderated')}</p>}
      {parent && (
        <section class="answered" aria-label={plain.say('answering')}>
          <ShownReply reply={parent} said={said} />
        </section>
      )}
      {preview !== null && (
        <section class="preview" aria-labelledby="preview">
          <h2 id="preview">{plain.say('preview')}</h2>
          <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: preview }} />
        </section>
      )}
      <WritingForm page={page} said={said} wrong={fields} />
    </PlainDocument>
  );
}

function WritingForm({
  page,
  said,
  wrong,
}: {
  page: WritePage;
  said: Said;
  wrong: ReturnType<typeof problemLines>['fields'];
}) {
  const { plain, frame, account } = said;
  const { form, body, key, parent } = page;
  const failed = form.problem?.of === 'act';
  return (
    <form class="plain-form" method="post" action={form.action}>
      <input type="hidden" name="token" value={form.token} />
      <input type="hidden" name="key" value={key} />
      <label for="body">{frame.say('composerLabel')}</label>
      {/* A browser takes the first line break away. */}
      <textarea
        id="body"
        name="body"
        dir="auto"
        rows={8}
        required
        aria-invalid={failed}
        aria-describedby="body-say"
      >{`\n${body}`}</textarea>
      <p id="body-say" class="hint">
        {frame.say('composerHint')}
      </p>
      <Entering form={form} said={said} wrong={wrong} />
      <div class="row">
        <button class="primary" name="step" value="post">
          {frame.say(parent ? 'postAnswer' : 'post')}
        </button>
        <button class="second" name="step" value="preview">
          {plain.say('showAgain')}
        </button>
        <a href={parent?.url ?? `${page.publicUrl}/t/${page.threadId}`}>{account.say('cancel')}</a>
        <Leave form={form} said={said} />
      </div>
    </form>
  );
}
