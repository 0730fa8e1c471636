import type { FrameAssets } from '#contract/frame';
import type { NoticePage, NoticeStatusPage } from '#contract/plain-pages';
import { refusalLines } from '../compose/refusal-lines.js';
import { Alarm, PlainDocument } from './plain-document.js';
import type { Said } from './said.js';

interface Props<Page> {
  page: Page;
  said: Said;
  assets: FrameAssets;
}

/** Where anybody, with an account or without, says that something is against the law, by a plain form. */
export function GivingNotice({ page, said, assets }: Props<NoticePage>) {
  const { plain, frame } = said;
  const { form, key, url, law, explanation, name, email } = page;
  const problem = form.problem?.said;
  const lines = problem === undefined ? [] : problem.code === 'notice.url' ? [plain.say('noticeUrlWrong')] : [plain.coded('refusals', problem.code) ?? refusalLines(problem, frame)].flat();
  return (
    <PlainDocument page={page} said={said} way={[]} assets={assets} heading={plain.say('noticeHeading')} alarm={lines.length > 0 ? plain.say('notSent') : undefined}>
      <Alarm heading={plain.say('notSent')} lines={lines} />
      <p class="note">{plain.say('noticeIntro')}</p>
      <form class="plain-form" method="post" action={form.action}>
        <input type="hidden" name="token" value={form.token} />
        <input type="hidden" name="key" value={key} />
        <label for="url">{plain.say('noticeUrl')}</label>
        <input id="url" name="url" type="url" dir="ltr" required maxLength={2_048} value={url} aria-invalid={problem?.code === 'notice.url' ? 'true' : undefined} />
        <label for="explanation">{plain.say('noticeWhy')}</label>
        <textarea id="explanation" name="explanation" dir="auto" rows={6} required maxLength={4_000}>{`\n${explanation}`}</textarea>
        <label for="law">{plain.say('noticeLaw')}</label>
        <input id="law" name="law" dir="auto" maxLength={300} value={law} />
        <label for="name">{plain.say('noticeName')}</label>
        <input id="name" name="name" dir="auto" autocomplete="name" maxLength={100} value={name} />
        <label for="email">{plain.say('noticeEmail')}</label>
        <input id="email" name="email" type="email" dir="ltr" autocomplete="email" maxLength={254} value={email} />
        <p class="note">{plain.say('noticeGoodFaith')}</p>
        <div class="row">
          <button class="primary" name="step" value="post">
            {plain.say('noticeSend')}
          </button>
        </div>
      </form>
    </PlainDocument>
  );
}

/** What became of a notice, for whoever has its receipt. */
export function NoticeStatus({ page, said, assets }: Props<NoticeStatusPage>) {
  const { plain } = said;
  const { state, url, createdAt, reason } = page.notice;
  const date = new Intl.DateTimeFormat(page.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(createdAt));
  return (
    <PlainDocument page={page} said={said} way={[]} assets={assets} heading={plain.say('noticeStatus')}>
      {page.fresh && state === 'received' && (
        <p class="note" role="status">
          {plain.say('noticeKeep')}
        </p>
      )}
      <p>
        <strong>{plain.say(`noticeStates.${state}`)}</strong>
      </p>
      {reason !== null && (
        <>
          <h2>{plain.say('noticeReason')}</h2>
          <p dir="auto">{reason}</p>
          <p>{plain.say('noticePerson')}</p>
        </>
      )}
      <h2>{plain.say('noticeWhere')}</h2>
      <p>
        <a href={url} dir="ltr">
          {url}
        </a>
      </p>
      <p>{plain.say('noticeGiven', { date })}</p>
    </PlainDocument>
  );
}
