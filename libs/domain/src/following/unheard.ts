import { Prisma } from '#platform/database/generated/client';

/** A statement of everybody of whom a reader (a uuid) is to hear nothing: muted by them, or blocked by one of the two. */
export const unheardBy = (reader: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT muted_id FROM mutes WHERE user_id = ${reader} UNION ALL SELECT blocked_id FROM blocks WHERE user_id = ${reader}
  UNION ALL SELECT user_id FROM blocks WHERE blocked_id = ${reader}`;

/** The same as a condition on a reader and somebody else (two uuids): that the one is to hear of the other. Somebody who is nobody (null) is heard of. */
export const hears = (reader: Prisma.Sql, other: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (NOT EXISTS (SELECT FROM mutes m WHERE m.user_id = ${reader} AND m.muted_id = ${other})
   AND NOT EXISTS (SELECT FROM blocks b WHERE (b.user_id, b.blocked_id) IN ((${reader}, ${other}), (${other}, ${reader}))))`;
