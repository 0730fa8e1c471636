import type { ReplyAuthor } from '#contract/replies';
import { useDesk } from '../page/desk.js';
import { badgeOf } from './badge-of.js';

/** That somebody wrote the article, or belongs to the newsroom. */
export function Badge({ author }: { author: ReplyAuthor }) {
  const { texts, model } = useDesk();
  const badge = badgeOf(author, model.article.byline);
  return badge && <span class="badge">{texts.say(badge)}</span>;
}
