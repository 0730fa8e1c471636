/** The names of the rooms that sockets are gathered in. A socket is in a room only after it was allowed to be. */

/** Every socket of one log-in. */
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;

/** Every socket of one user. */
export const userRoom = (userId: string): string => `user:${userId}`;

/** Everybody reading a thread. */
export const threadRoom = (threadId: string): string => `thread:${threadId}`;

/** The moderators who have the queue open. */
export const QUEUE_ROOM = 'queue';
