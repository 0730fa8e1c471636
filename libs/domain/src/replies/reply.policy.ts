import type { RefusalCode } from '#contract/refusals';
import type { ReplyCan } from '#contract/replies';
import { mayModerate, standingOn } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { MAX_DEPTH, type Reply } from './reply.js';

/**
 * Who may do what to a reply. Each rule says why not, or null: a verb refuses with the very answer that decided
 * whether the button was shown.
 */
type WhyNot = RefusalCode | null;

type Subject = Pick<Reply, 'status' | 'depth' | 'author' | 'siteId' | 'locked'>;

const owns = (user: User, reply: Subject): boolean => user.id === reply.author.id;

/** On the site where the reply is. */
function whyNotWrite(user: User, { siteId }: Pick<Subject, 'siteId'>): WhyNot {
  const standing = standingOn(user, siteId);
  return standing === 'suspended' ? 'user.suspended' : standing === 'banned' ? 'user.banned' : null;
}

/** A reply is its author's to change until a moderator or the author took it away. */
const whyNotChange = (user: User, reply: Subject): WhyNot => {
  if (!owns(user, reply)) return 'reply.not-yours';
  return reply.status === 'published' || reply.status === 'held' ? null : 'reply.unchangeable';
};

/** Whether its thread is open is the thread's own question. */
export function whyNotAnswer(user: User | null, reply: Pick<Subject, 'status' | 'depth' | 'siteId' | 'locked'>): WhyNot {
  if (user === null) return 'token.absent';
  if (reply.status !== 'published') return 'reply.parent-absent';
  if (reply.locked !== null) return 'branch.locked';
  return reply.depth >= MAX_DEPTH ? 'reply.too-deep' : whyNotWrite(user, reply);
}

export const whyNotEdit = (user: User | null, reply: Subject): WhyNot =>
  user === null ? 'token.absent' : (whyNotChange(user, reply) ?? whyNotWrite(user, reply));

/** Taking back is open to whoever may not write any more. */
export const whyNotWithdraw = (user: User | null, reply: Subject): WhyNot => (user === null ? 'token.absent' : whyNotChange(user, reply));

export function whyNotReport(user: User | null, reply: Subject): WhyNot {
  if (user === null) return 'token.absent';
  if (reply.status !== 'published') return 'reply.absent';
  return owns(user, reply) ? 'reply.own' : null;
}

/** A like speaks to everybody, as a reply does: whoever may not write gives none. */
export function whyNotLike(user: User | null, reply: Subject): WhyNot {
  if (user === null) return 'token.absent';
  if (reply.status !== 'published') return 'reply.absent';
  return owns(user, reply) ? 'reply.own' : whyNotWrite(user, reply);
}

/** Taking a like back is open to whoever may not give one any more. */
export function whyNotUnlike(user: User | null, reply: Subject): WhyNot {
  if (user === null) return 'token.absent';
  if (reply.status !== 'published') return 'reply.absent';
  return owns(user, reply) ? 'reply.own' : null;
}

/** Whoever moderates its site; and nobody moderates oneself. */
export function whyNotModerate(user: User | null, reply: Subject): WhyNot {
  if (user === null) return 'token.absent';
  if (!mayModerate(user, reply.siteId)) return 'role.insufficient';
  return owns(user, reply) ? 'reply.own' : null;
}

/** Who reads a reply that is not public: its author, and its site's moderators. */
export const maySeeHidden = (user: User | null, reply: Subject): boolean => user !== null && (owns(user, reply) || mayModerate(user, reply.siteId));

export const replyCan = (user: User | null, reply: Subject): ReplyCan => ({
  answer: whyNotAnswer(user, reply) === null,
  like: whyNotLike(user, reply) === null,
  edit: whyNotEdit(user, reply) === null,
  withdraw: whyNotWithdraw(user, reply) === null,
  report: whyNotReport(user, reply) === null,
  moderate: whyNotModerate(user, reply) === null,
});
