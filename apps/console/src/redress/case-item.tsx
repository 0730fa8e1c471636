import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { AppealCase, NoticeCase } from '#contract/redress';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';

/** Yes: the appeal or the notice is right. */
export type Verdict = 'yes' | 'no';

interface Props {
  each: { kind: 'appeal'; it: AppealCase } | { kind: 'notice'; it: NoticeCase };
  onOpen: () => void;
  onDecide: (verdict: Verdict, words: string) => Promise<void>;
}

/** One appeal or notice: what was said, what it is about, and the decision. */
export function CaseItem({ each, onOpen, onDecide }: Props) {
  const { redress } = useTexts();
  const { kind, it } = each;
  return (
    <li>
      <p>
        <b>{kind === 'appeal' ? redress.appealBy(it.user.name) : redress.notice}</b> <Moment at={it.createdAt} /> <span class="tag">{redress.outcomes[it.state]}</span>
      </p>
      {kind === 'appeal' ? <AppealBody it={it} /> : <NoticeBody it={it} />}
      {it.decidedAt === null ? (
        <Deciding {...each} onOpen={onOpen} onDecide={onDecide} />
      ) : (
        <p class="quiet">
          {redress.decidedBy(it.decidedBy?.name ?? '')} {kind === 'appeal' ? it.note : it.reason}
        </p>
      )}
    </li>
  );
}

function AppealBody({ it: { text, statement, against } }: { it: AppealCase }) {
  const { redress, reasons } = useTexts();
  const { measure, ground, facts, reply } = statement;
  return (
    <>
      <blockquote dir="auto">{text}</blockquote>
      <p>
        {redress.about(redress.measures[measure], reasons[ground.reason], against.name)}
        {facts.note && <span dir="auto"> “{facts.note}”</span>}
      </p>
      {reply && <Quoted html={reply.html} url={reply.url} />}
    </>
  );
}

function NoticeBody({ it: { explanation, law, name, email, url, reply, article } }: { it: NoticeCase }) {
  const { redress } = useTexts();
  const sender = [name, email].filter((part) => part !== null && part !== '').join(', ');
  return (
    <>
      <blockquote dir="auto">{explanation}</blockquote>
      {law !== null && <p dir="auto">{redress.law(law)}</p>}
      <p class="quiet" dir="auto">
        {redress.from(sender)} · {article.headline}
      </p>
      {reply?.html ? <Quoted html={reply.html} url={url} /> : <a href={url}>{redress.thread}</a>}
    </>
  );
}

/** The reply, and the way to where it stands. */
function Quoted({ html, url }: { html: string; url: string }): ComponentChildren {
  const { redress } = useTexts();
  return (
    <>
      <div class="text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      <p>
        <a href={url} target="_blank" rel="noopener">
          {redress.inPlace}
        </a>
      </p>
    </>
  );
}

function Deciding({ kind, it, onOpen, onDecide }: Props['each'] & Omit<Props, 'each'>) {
  const { redress } = useTexts();
  const id = useId();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  if (!it.can.decide) return <p class="quiet">{redress.another}</p>;
  const needed = kind === 'notice' && words.trim() === '';
  const decide = (verdict: Verdict) => {
    if (busy || needed) return;
    setBusy(true);
    void onDecide(verdict, words.trim()).finally(() => setBusy(false));
  };
  return (
    <>
      <label for={id}>{redress.words[kind]}</label>
      <textarea id={id} dir="auto" rows={2} maxLength={1_000} value={words} onFocus={onOpen} onInput={(event) => setWords(event.currentTarget.value)} />
      <p class="acts">
        <button aria-disabled={busy || needed || (kind === 'notice' && !it.can.act)} onClick={() => { if (kind === 'appeal' || it.can.act) decide('yes'); }}>
          {redress.yes[kind]}
        </button>{' '}
        <button aria-disabled={busy || needed} onClick={() => decide('no')}>
          {redress.no[kind]}
        </button>
      </p>
    </>
  );
}
