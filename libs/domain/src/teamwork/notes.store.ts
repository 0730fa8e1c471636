import type { NoteView } from '#contract/teamwork';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';

/** What a note is about: one of the two. */
export type Subject = { replyId: string } | { userId: string };

/** As many as anybody reads. */
const MOST_LISTED = 200;

const WITH_AUTHOR = { author: { select: { id: true, name: true } } } as const;

type NoteRow = Omit<NoteView, 'at'> & { createdAt: Date };

const viewNote = ({ id, author, body, siteId, createdAt }: NoteRow): NoteView => ({ id, author, body, siteId, at: createdAt.toISOString() });

/** The notes about something, the first first; with `sites`, those for everybody and for the moderators of these. */
export async function listNotes(db: Db, about: Subject, sites: string[] | null = null): Promise<NoteView[]> {
  const rows = await db.staffNote.findMany({ where: { ...about, ...(sites === null ? {} : { OR: [{ siteId: null }, { siteId: { in: sites } }] }) }, orderBy: { id: 'asc' }, take: MOST_LISTED, include: WITH_AUTHOR });
  return rows.map(viewNote);
}

export async function insertNote(tx: Transaction, about: Subject, { authorId, body, siteId = null, at }: { authorId: string; body: string; siteId?: string | null; at: Date }): Promise<NoteView> {
  return viewNote(await tx.staffNote.create({ data: { id: newId(at), ...about, authorId, body, siteId, createdAt: at }, include: WITH_AUTHOR }));
}

export const findNote = (db: Db, id: string, about: Subject) => db.staffNote.findFirst({ where: { id, ...about }, select: { id: true, authorId: true } });

export async function deleteNote(db: Db, id: string): Promise<void> {
  await db.staffNote.deleteMany({ where: { id } });
}

/** How many notes there are on each of these replies that has some. */
export async function countNotes(db: Db, replyIds: string[]): Promise<Map<string, number>> {
  const rows = await db.staffNote.groupBy({ by: ['replyId'], where: { replyId: { in: replyIds } }, _count: true });
  return new Map(rows.map(({ replyId, _count }) => [replyId ?? '', _count]));
}
