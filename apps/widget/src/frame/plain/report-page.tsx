import type { FrameAssets } from '#contract/frame';
import type { ReportedPage, ReportPage, WaitingPage } from '#contract/plain-pages';
import { isShadowed, SHADOWED } from '#contract/shadow';
import { Entering, Leave } from './entering.js';
import { Alarm, PlainDocument, wayInto } from './plain-document.js';
import { problemLines } from './problem-lines.js';
import type { Said } from './said.js';
import { ShownReply } from './shown-reply.js';

/** Where a reply is reported by a plain form. */
export function Reporting({ page, said, assets }: { page: ReportPage; said: Said; assets: FrameAssets }) {
  const { plain, frame, account } = said;
  const { form, reply, reason, note } = page;
  const { fields, lines } = problemLines(form, said);
  const alarm = lines.length > 0 ? plain.say('notSent') : undefined;
  return (
    <PlainDocument page={page} said={said} way={wayInto(page, said)} assets={assets} heading={plain.say('reportThis')} alarm={alarm}>
      <Alarm heading={plain.say('notSent')} lines={lines} />
      <section class="answered" aria-label={frame.say('report')}>
        <ShownReply reply={reply} said={said} />
      </section>
      <form class="plain-form" method="post" action={form.action}>
        <input type="hidden" name="token" value={form.token} />
        <fieldset>
          <legend>{frame.say('reportHeading')}</legend>
          {frame.codes('reportReasons').map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="reason" value={each} checked={reason === each} required />
              {frame.say(`reportReasons.${each}`)}
            </label>
          ))}
        </fieldset>
        <label for="note">{frame.say('reportNote')}</label>
        <textarea id="note" name="note" dir="auto" rows={3}>{`\n${note}`}</textarea>
        <Entering form={form} said={said} wrong={fields} />
        <div class="row">
          <button class="primary" name="step" value="post">
            {frame.say('reportSend')}
          </button>
          <a href={reply.url}>{account.say('cancel')}</a>
          <Leave form={form} said={said} />
        </div>
      </form>
      <p>
        <a href={`${page.publicUrl}/notice?url=${encodeURIComponent(reply.url)}&lang=${page.locale}`}>{plain.say('noticeHeading')}</a>
      </p>
    </PlainDocument>
  );
}

/** A report has come in. */
export function Reported({ page, said, assets }: { page: ReportedPage; said: Said; assets: FrameAssets }) {
  return (
    <PlainDocument page={page} said={said} way={wayInto(page, said)} assets={assets} heading={said.plain.say('reportedHeading')}>
      <p class="note">{said.frame.say('reportThanks')}</p>
      <p>
        <a href={page.reply.url}>{said.plain.say('backToReply')}</a>
      </p>
    </PlainDocument>
  );
}

/** One's own reply, as long as only its author and moderators see it, and why that is. */
export function Waiting({ page, said, assets }: { page: WaitingPage; said: Said; assets: FrameAssets }) {
  const { plain, frame } = said;
  const shadowed = isShadowed(page);
  const reasons = page.reasons.flatMap(({ code, detail }) => frame.coded('screening', code) ?? detail ?? []);
  return (
    <PlainDocument page={page} said={said} way={wayInto(page, said)} assets={assets} heading={plain.say(shadowed ? 'shadowed' : 'waiting')}>
      {!shadowed && <p class="note">{plain.say('waitingThanks')}</p>}
      {shadowed && <p class="note">{frame.coded('screening', SHADOWED)}</p>}
      {!shadowed && reasons.length > 0 && (
        <p class="reasons">
          {frame.say('heldReasons')} {reasons.join(' ')}
        </p>
      )}
      <ShownReply reply={page.reply} said={said} />
      <p>
        <a href={`${page.publicUrl}/t/${page.threadId}`}>{plain.say('backToDiscussion')}</a>
      </p>
    </PlainDocument>
  );
}
