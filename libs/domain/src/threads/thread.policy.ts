import { isModerator, type User } from '#domain/identity/user';
import { isOpen, type Thread } from './thread.js';

/** Whether somebody may post in a thread. What a moderator does to a reply afterwards is another matter. */
export const mayPostIn = (user: User | null, thread: Thread, now: Date): boolean =>
  user !== null && isOpen(thread, now) && user.standing !== 'suspended' && user.standing !== 'banned';

export const mayModerateThread = (user: User | null): boolean => user !== null && isModerator(user);
