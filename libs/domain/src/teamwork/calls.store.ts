import type { Role } from '#contract/accounts';
import type { CallKind, CallView } from '#contract/teamwork';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';

const PERSON = { select: { id: true, name: true } } as const;
const WITH_PEOPLE = { by: PERSON, to: PERSON } as const;

type CallRow = Omit<CallView, 'at'> & { createdAt: Date };

const viewCall = ({ id, replyId, kind, by, to, toRole, note, createdAt }: CallRow): CallView => ({ id, replyId, kind, by, to, toRole, note, at: createdAt.toISOString() });

export interface NewCall {
  replyId: string;
  kind: CallKind;
  byId: string;
  toId: string | null;
  toRole: Role | null;
  note: string | null;
  at: Date;
}

export async function insertCall(tx: Transaction, { at, ...call }: NewCall): Promise<CallView> {
  return viewCall(await tx.call.create({ data: { id: newId(at), createdAt: at, ...call }, include: WITH_PEOPLE }));
}

/** The open calls about these replies, the first first. */
export async function listOpenCalls(db: Db, replyIds: string[]): Promise<CallView[]> {
  const rows = await db.call.findMany({ where: { replyId: { in: replyIds }, doneAt: null }, include: WITH_PEOPLE, orderBy: { id: 'asc' } });
  return rows.map(viewCall);
}

/** A call that was not answered. */
export const findOpenCall = (db: Db, id: string) => db.call.findFirst({ where: { id, doneAt: null }, select: { id: true, replyId: true, byId: true, toId: true, toRole: true } });

/** Ends a call, unless it was ended; whether it did. */
export async function setCallDone(db: Db, id: string, at: Date): Promise<boolean> {
  return (await db.call.updateMany({ where: { id, doneAt: null }, data: { doneAt: at } })).count > 0;
}

/** Ends the calls of a kind about a reply: the next takes their place. */
export async function endCallsOf(tx: Transaction, replyId: string, kind: CallKind, at: Date): Promise<void> {
  await tx.call.updateMany({ where: { replyId, kind, doneAt: null }, data: { doneAt: at } });
}

/** A decision answers every call about its reply. */
export async function answerCalls(tx: Transaction, replyId: string, at: Date): Promise<void> {
  await tx.call.updateMany({ where: { replyId, doneAt: null }, data: { doneAt: at } });
}

/** Opens again what a decision answered. */
export async function reopenCalls(tx: Transaction, replyId: string, answeredAt: Date): Promise<void> {
  await tx.call.updateMany({ where: { replyId, doneAt: answeredAt }, data: { doneAt: null } });
}

/** Whether a second opinion is asked for. */
export const isAsked = async (db: Db, replyId: string): Promise<boolean> => (await db.call.count({ where: { replyId, kind: 'asked', doneAt: null } })) > 0;
