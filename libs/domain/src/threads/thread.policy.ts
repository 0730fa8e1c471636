import { mayModerate, standingOn } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { isOpen, type Thread } from './thread.js';

/** Whether somebody may post in a thread. What a moderator does to a reply afterwards is another matter. */
export function mayPostIn(user: User | null, thread: Thread, now: Date): boolean {
  if (user === null || !isOpen(thread, now)) return false;
  const standing = standingOn(user, thread.siteId);
  return standing !== 'suspended' && standing !== 'banned';
}

export const mayModerateThread = (user: User | null, thread: Pick<Thread, 'siteId'>): boolean => user !== null && mayModerate(user, thread.siteId);
