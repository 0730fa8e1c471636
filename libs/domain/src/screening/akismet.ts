import type { OutsideAnswer } from '#platform/outside/outside-post';
import { unanswered, type OutsideCheck } from './outside-check.js';
import type { Finding } from './screening.js';

/** What Akismet is told of a text. It wants to know from where it was posted, which no other service is told. */
export interface AkismetQuestion {
  key: string;
  /** The newsroom's front page. */
  blog: string;
  url: string | null;
  author: string;
  body: string;
  /** Whether it answers another reply. */
  answers: boolean;
  /** Whether the text was posted before, and changed now. */
  edited: boolean;
  from: { address: string; userAgent: string | null };
  at: Date;
}

/** How surely something is spam that Akismet says to throw away unseen, and anything else that it takes for spam: it gives no numbers. */
const BLATANT = 1;
const SPAM = 0.9;

/** The form that Akismet's comment-check takes. Addresses of mail are not in it: it asks for them, and does without. */
export function akismetForm({ key, blog, url, author, body, answers, edited, from, at }: AkismetQuestion): string {
  return new URLSearchParams({
    api_key: key,
    blog,
    user_ip: from.address,
    ...(from.userAgent === null ? {} : { user_agent: from.userAgent }),
    ...(url === null ? {} : { permalink: url }),
    comment_type: answers ? 'reply' : 'comment',
    comment_author: author,
    comment_content: body,
    comment_date_gmt: at.toISOString(),
    blog_charset: 'UTF-8',
    ...(edited ? { recheck_reason: 'edit' } : {}),
  }).toString();
}

/** What Akismet found, out of what it answered: `true` is spam, `false` is not, and anything else is a failure, which a header explains. */
export function akismetFinding(check: Pick<OutsideCheck, 'otherwise' | 'spam'>, answer: OutsideAnswer): Finding {
  if (answer.kind !== 'answered') return unanswered(check, answer.kind, answer.kind === 'failed' ? answer.why : undefined);
  if (answer.status !== 200) return unanswered(check, 'failed', `It answered ${answer.status}.`);
  const said = answer.text.trim();
  if (said === 'false') return { outcome: 'publish', code: 'outside.published', score: 0 };
  if (said !== 'true') return unanswered(check, 'failed', String(answer.headers['x-akismet-debug-help'] ?? 'It answered something else than was agreed.').slice(0, 300));
  const blatant = answer.headers['x-akismet-pro-tip'] === 'discard';
  const code = { tag: 'outside.tagged', hold: 'outside.held', refuse: 'outside.refused' }[check.spam];
  return { outcome: check.spam, code, score: blatant ? BLATANT : SPAM, detail: blatant ? 'Akismet: blatant spam' : 'Akismet: spam' };
}
