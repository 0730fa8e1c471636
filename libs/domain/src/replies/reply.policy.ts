import type { ReplyCan } from '#contract/replies';
import { isModerator, type User } from '#domain/identity/user';
import { MAX_DEPTH, type Reply } from './reply.js';

type Subject = Pick<Reply, 'status' | 'depth' | 'author'>;

const owns = (user: User | null, reply: Subject): boolean => user !== null && user.id === reply.author.id;
const inGoodStanding = (user: User | null): boolean => user !== null && user.standing !== 'suspended' && user.standing !== 'banned';

/** Whether a reply can be answered; whether its thread is open is the thread's own question. */
export const mayAnswer = (user: User | null, reply: Subject): boolean =>
  inGoodStanding(user) && reply.status === 'published' && reply.depth < MAX_DEPTH;

/** Whether a reply is still the author's to change: not once a moderator or its author took it away. */
export const isChangeable = (reply: Subject): boolean => reply.status === 'published' || reply.status === 'held';

export const mayEdit = (user: User | null, reply: Subject): boolean => owns(user, reply) && inGoodStanding(user) && isChangeable(reply);

export const mayWithdraw = (user: User | null, reply: Subject): boolean => owns(user, reply) && isChangeable(reply);

export const mayReport = (user: User | null, reply: Subject): boolean => user !== null && !owns(user, reply) && reply.status === 'published';

/** Nobody moderates oneself. */
export const mayModerate = (user: User | null, reply: Subject): boolean => user !== null && isModerator(user) && !owns(user, reply);

/** Who reads a reply that is not public: its author, and moderators. */
export const maySeeHidden = (user: User | null, reply: Subject): boolean => user !== null && (owns(user, reply) || isModerator(user));

export const replyCan = (user: User | null, reply: Subject): ReplyCan => ({
  answer: mayAnswer(user, reply),
  edit: mayEdit(user, reply),
  withdraw: mayWithdraw(user, reply),
  report: mayReport(user, reply),
  moderate: mayModerate(user, reply),
});
