import type { DecisionKind } from '#contract/moderation';
import { statementPath } from '#contract/statement-path';
import type { ToldTemplate, Quote } from '#domain/mail/letter';
import { beginningOf, plainText } from '#platform/markup/plain-text';
import { unlinked } from '#domain/mail/templates/layout';
import { saidIn } from '#domain/sites/own-reasons';
import type { Told } from './told.store.js';

/** What may be followed from a letter, by the path of the page for it. */
export interface Followable {
  person?: { name: string; path: string };
  thread?: { path: string };
}

/** As much of a reply as makes one want to read it, in code points. */
const EXCERPT_LENGTH = 300;

const DECIDED: Partial<Record<DecisionKind, ToldTemplate>> = {
  approve: 'decision-approve',
  restore: 'decision-restore',
  reject: 'decision-reject',
  feature: 'decision-feature',
};

/** Which words tell of something; null where there are none for it. */
export function templateOf({ kind, ownParent, followsActor, decision }: Told): ToldTemplate | null {
  switch (kind) {
    case 'answer':
      return ownParent ? 'answer' : 'answer-followed';
    case 'follow':
      return followsActor ? 'follow' : 'follow-place';
    case 'decision':
      return (decision && DECIDED[decision]) ?? null;
    case 'report':
      return decision === 'reject' ? 'report-removed' : 'report-kept';
    case 'mention':
    case 'prompt':
    case 'milestone':
      return kind;
  }
}

/** Words of readers and of the newsroom fill it as text: never a link, never markup. */
export const fillingOf = ({ actorName, headline, reason, reasonTexts, locale, likes }: Told): Record<string, string> => ({
  name: unlinked(actorName ?? ''),
  headline: unlinked(headline),
  ...(reason === null ? {} : { reason: unlinked((reasonTexts && saidIn(reasonTexts, locale)) ?? reason) }),
  ...(likes === null ? {} : { count: String(likes) }),
});

export const excerptOf = (html: string): string => unlinked(beginningOf(plainText(html), EXCERPT_LENGTH));

/** What a letter repeats of what it tells of. */
export function quotesOf({ kind, html, prompt }: Told): Quote[] {
  if (kind === 'prompt') return prompt === null ? [] : [{ text: unlinked(prompt) }];
  return html === null ? [] : [{ text: excerptOf(html) }];
}

/**
 * What may be followed from a letter: who did what it tells of, and the discussion that it happened in, unless they are followed already. The links
 * open a page; a mail program that looks at them follows nobody.
 */
export function followable({ kind, actorId, actorName, actorFollowable, followsActor, followsThread, threadId }: Told): Followable {
  if (kind !== 'answer' && kind !== 'mention' && kind !== 'follow') return {};
  return {
    ...(actorId !== null && actorName !== null && actorFollowable && !followsActor ? { person: { name: unlinked(actorName), path: `/u/${actorId}/follow` } } : {}),
    ...(followsThread ? {} : { thread: { path: `/t/${threadId}/follow` } }),
  };
}

/** Where it leads: to the reply, or to the discussion where there is none that can be read; why something was removed is in one's own account. */
export function pathOf({ kind, replyId, threadId, decision, decisionId }: Told): string {
  if (kind === 'decision' && decision === 'reject') return statementPath(decisionId);
  return replyId === null || kind === 'report' ? `/t/${threadId}` : `/r/${replyId}`;
}
