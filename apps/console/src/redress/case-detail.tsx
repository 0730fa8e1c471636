import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AppealCase, NoticeCase } from '#contract/redress';
import type { Desk } from '../api/desk.js';
import { DetailPlace } from '../queue/detail-place.js';
import { screeningText } from '../queue/reason-texts.js';
import { Icon } from '../shell/icons.js';
import { Moment } from '../shell/moment.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { CaseReply } from './case-reply.js';
import { readerOf } from './reader-of.js';
import type { Case } from './redress-state.js';

interface Props {
  desk: Desk;
  each: Case;
  onAuthor: () => void;
  onBack: () => void;
}

/** One appeal or notice, large: what was said, what it is about, and the conversation around that. */
export function CaseDetail({ desk, each, onAuthor, onBack }: Props) {
  const texts = useTexts();
  const { redress } = texts;
  const { kind, it } = each;
  const heading = useRef<HTMLHeadingElement>(null);
  // Where the list is not seen it cannot take the focus, when what had it is gone.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const article = kind === 'appeal' ? it.statement.article : it.article;
  return (
    <article class="reply-detail case">
      <DetailPlace article={article} onBack={onBack} />
      <header class="reply-head">
        <h1 ref={heading} tabIndex={-1}>
          <bdi>{kind === 'appeal' ? redress.appealBy(it.user.name) : redress.notice}</bdi>
        </h1>
        <Moment at={it.createdAt} /> <span class="tag">{redress.outcomes[it.state]}</span>
        {readerOf(each) !== null && (
          <button class="plain" aria-haspopup="dialog" onClick={onAuthor}>
            {redress.reader} <kbd>P</kbd>
          </button>
        )}
      </header>
      <blockquote class="case-words" dir="auto">
        {kind === 'appeal' ? it.text : it.explanation}
      </blockquote>
      {kind === 'appeal' ? <Against it={it} /> : <Sender it={it} />}
      {kind === 'appeal'
        ? it.statement.reply && <CaseReply desk={desk} replyId={it.statement.reply.id} html={it.statement.reply.html} url={it.statement.reply.url} spots={it.statement.facts.checks.flatMap(({ spots }) => spots)} />
        : it.reply && <CaseReply desk={desk} replyId={it.reply.id} html={it.reply.html} url={it.url} />}
    </article>
  );
}

/** The decision that somebody appeals against: what, why, by whom, and on which facts. */
function Against({ it: { statement, against } }: { it: AppealCase }) {
  const texts = useTexts();
  const { redress, reasons } = texts;
  const { measure, ground, facts, site, until, reply } = statement;
  return (
    <section class="why">
      <h2>{redress.against}</h2>
      <p>
        <bdi>{redress.about(redress.measures[measure], ground.text ?? reasons[ground.reason], against.name)}</bdi> {reply === null && redress.onSite(site?.name ?? null)}{' '}
        {until !== null && redress.until(until)}
      </p>
      <ul>
        {facts.checks.map((check) => (
          <li key={`${check.check} ${check.code}`}>
            <Icon name="pause" />
            <bdi>{screeningText(check, texts)}</bdi>
          </li>
        ))}
        {facts.reports > 0 && (
          <li>
            <Icon name="flag" />
            {redress.reported(facts.reports)}
          </li>
        )}
        {facts.notice && (
          <li>
            <Icon name="flag" />
            {redress.noticed}
          </li>
        )}
      </ul>
      {facts.note !== null && facts.note !== '' && (
        <p>
          {redress.saidThen} <q dir="auto">{facts.note}</q>
        </p>
      )}
    </section>
  );
}

/** Who gave notice, and of which law. */
function Sender({ it: { law, name, email, reply, thread, url } }: { it: NoticeCase }) {
  const { redress, reply: texts } = useTexts();
  const sender = [name, email].filter((part) => part !== null && part !== '').join(', ');
  return (
    <section class="why">
      <p class="quiet">
        <bdi>{redress.from(sender)}</bdi>
      </p>
      {law !== null && <p dir="auto">{redress.law(law)}</p>}
      {reply === null && (
        <>
          <p>{redress.aboutThread}</p>
          {thread.prompt !== null && <q dir="auto">{thread.prompt}</q>}
          <p class="places">
            <a class="to-thread" href={routeHref({ room: 'threads', threadId: thread.id })}>{texts.thread}</a>
            <a href={url} target="_blank" rel="noopener">
              {texts.permalink}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
