import type { RefusalCode } from '#contract/refusals';
import type { DeskRole } from '#contract/teamwork';
import { isAdmin, isModerator, type User } from '#domain/identity/user';
import { whyNotModerate } from '#domain/replies/reply.policy';
import type { Reply } from '#domain/replies/reply';

type Person = Pick<User, 'id' | 'role'>;

/** Why somebody may not work on a reply: looking at it, handing it over, noting something on it. As it is with deciding. */
export const whyNotWorkOn = (moderator: User, reply: Pick<Reply, 'status' | 'depth' | 'author'>): RefusalCode | null => whyNotModerate(moderator, reply);

/** Why a moderator may not read or write what is noted on somebody: nobody keeps notes on oneself. */
export const whyNotNoteOn = (moderator: Person, userId: string): RefusalCode | null => (moderator.id === userId ? 'note.about-you' : null);

/** Whether something can be brought to somebody: to a moderator who did not write the reply. */
export const mayBeCalled = (colleague: Person | null, reply: Pick<Reply, 'author'>): boolean => colleague !== null && isModerator(colleague) && colleague.id !== reply.author.id;

/** The roles of the desk that somebody has: what is handed to one of them is theirs. */
export const deskRolesOf = (moderator: Person): DeskRole[] => (isAdmin(moderator) ? ['moderator', 'admin'] : isModerator(moderator) ? ['moderator'] : []);

/** Why somebody may not end a call: it is from or for somebody else. */
export function whyNotEnd(moderator: Person, call: { byId: string; toId: string | null; toRole: string | null }): RefusalCode | null {
  const isFor = call.toId === moderator.id || (call.toRole !== null && deskRolesOf(moderator).some((role) => role === call.toRole));
  return call.byId === moderator.id || isFor ? null : 'call.not-yours';
}
