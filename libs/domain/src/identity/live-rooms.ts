/** The names of the rooms that sockets are gathered in. A socket is in a room only after it was allowed to be. */

/** Every socket of one log-in. */
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;

/** Every socket of one user. */
export const userRoom = (userId: string): string => `user:${userId}`;

/** Everybody reading a thread. */
export const threadRoom = (threadId: string): string => `thread:${threadId}`;

/** The moderators of every site who have the queue open. */
export const QUEUE_ROOM = 'queue';

/** The moderators of one site who have the queue open. */
export const siteQueueRoom = (siteId: string): string => `queue:${siteId}`;

/** The sockets of one user that have their feed open. */
export const feedRoom = (userId: string): string => `feed:${userId}`;

/** The open feeds of those who follow somebody, a thread, or an article with its threads. */
export const sourceRoom = (kind: 'user' | 'thread' | 'article', id: string): string => `${kind}-feed:${id}`;

/** The open feeds that are to hear nothing of an author, even where they follow what the author writes in. */
export const deafRoom = (authorId: string): string => `deaf:${authorId}`;
