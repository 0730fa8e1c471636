import type { RefusalCode } from '#contract/refusals';
import type { DeskRole } from '#contract/teamwork';
import { mayAdminister, mayModerate } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { whyNotModerate } from '#domain/replies/reply.policy';
import type { Reply } from '#domain/replies/reply';

type Person = Pick<User, 'id' | 'role' | 'siteRoles'>;
type Subject = Pick<Reply, 'author' | 'siteId'>;

/** Why somebody may not work on a reply: looking at it, handing it over, noting something on it. As it is with deciding. */
export const whyNotWorkOn = (moderator: User, reply: Pick<Reply, 'status' | 'depth' | 'author' | 'siteId' | 'locked'>): RefusalCode | null => whyNotModerate(moderator, reply);

/** Why a moderator may not read what is noted on somebody: nobody keeps notes on oneself. */
export const whyNotReadNotesOn = (moderator: Person, userId: string): RefusalCode | null => (moderator.id === userId ? 'note.about-you' : null);

/** Why a moderator may not note something on somebody for the moderators of a site; null: of all sites. */
export const whyNotNoteOn = (moderator: Person, userId: string, siteId: string | null): RefusalCode | null =>
  whyNotReadNotesOn(moderator, userId) ?? (mayModerate(moderator, siteId) ? null : 'role.insufficient');

/** Why somebody may not keep a filter of a site, or share one with everybody. */
export const whyNotKeepFilter = (moderator: Person, { siteId, shared }: { siteId: string | null; shared: boolean }): RefusalCode | null =>
  (siteId === null && !shared) || mayModerate(moderator, siteId) ? null : 'role.insufficient';

/** Whether something can be brought to somebody: to a moderator of its site who did not write the reply. */
export const mayBeCalled = (colleague: Person | null, reply: Subject): boolean => colleague !== null && mayModerate(colleague, reply.siteId) && colleague.id !== reply.author.id;

/** The roles that somebody has at the desk of a site; null: of all sites. */
const rolesAt = (moderator: Person, siteId: string | null): DeskRole[] =>
  mayAdminister(moderator, siteId) ? ['moderator', 'admin'] : mayModerate(moderator, siteId) ? ['moderator'] : [];

/** What is handed to one of these is somebody's: a role that they have everywhere, or a site and a role that they have there. */
export const deskRolesOf = (moderator: Person): string[] => [
  ...rolesAt(moderator, null),
  ...moderator.siteRoles.flatMap(({ siteId }) => rolesAt(moderator, siteId).map((role) => `${siteId} ${role}`)),
];

/** Why somebody may not end a call: it is from or for somebody else. */
export function whyNotEnd(moderator: Person, call: { byId: string; toId: string | null; toRole: string | null }, siteId: string): RefusalCode | null {
  if (!mayModerate(moderator, siteId)) return 'call.not-yours';
  const isFor = call.toId === moderator.id || (call.toRole !== null && rolesAt(moderator, siteId).some((role) => role === call.toRole));
  return call.byId === moderator.id || isFor ? null : 'call.not-yours';
}
