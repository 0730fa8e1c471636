import type { ReplySort } from '#contract/replies';
import { decodeCursor, encodeCursor, refuseCursor, UUID } from '#platform/paging/cursor';

/** The orders that change while they are read: likes, answers and choices move what they order by. */
export type MovingSort = Exclude<ReplySort, 'newest' | 'oldest'>;

export const isMoving = (sort: ReplySort): sort is MovingSort => sort !== 'newest' && sort !== 'oldest';

/** A place in an order that changes: what the last reply was ordered by, and what the first page had seen. */
export interface MovingPlace {
  /** PostgreSQL's snapshot of the first page: later changes are told from earlier ones by it. */
  seen: string;
  featured: boolean;
  /** Likes, answers or score. */
  value: number;
  id: string;
}

const SNAPSHOT = /^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/;
const CHOSEN = /^[01]$/;
/** As JavaScript and PostgreSQL both write and read a number without losing any of it. */
const NUMBER = /^\d+(\.\d+)?(e[+-]?\d+)?$/;

/** A cursor has 300 characters. A snapshot that lists more running transactions than fit is kept as of the oldest of them. */
const LONGEST_SNAPSHOT = 150;

const fitting = (seen: string): string => {
  const [oldest = '0'] = seen.split(':');
  return seen.length <= LONGEST_SNAPSHOT ? seen : `${oldest}:${oldest}:`;
};

/** The cursor of a place. */
export const encodePlace = (sort: MovingSort, { seen, featured, value, id }: MovingPlace): string =>
  encodeCursor(sort, fitting(seen), featured ? '1' : '0', String(value), id);

/** What PostgreSQL takes for a snapshot: the oldest running transaction, the next one to come, and those in between, in order. */
function isSnapshot(seen: string): boolean {
  const [oldest, next, running] = seen.split(':');
  const ids = [oldest, ...(running ? running.split(',') : [])].map((id) => BigInt(id ?? ''));
  const end = BigInt(next ?? '');
  const rising = ids.every((id, place) => place === 0 || (id < end && (place === 1 ? id >= (ids[0] ?? 0n) : id > (ids[place - 1] ?? 0n))));
  return rising && (ids[0] ?? 0n) > 0n && (ids[0] ?? 0n) <= end && end < 2n ** 63n;
}

/** Likes and answers are counted in whole numbers of PostgreSQL's size; a score is any number that is one. */
const isValue = (sort: MovingSort, value: number): boolean =>
  sort === 'best' ? Number.isFinite(value) : Number.isInteger(value) && value < 2 ** 31;

/** The place that a cursor means. */
export function decodePlace(cursor: string, sort: MovingSort): MovingPlace {
  const [seen = '', featured, value, id = ''] = decodeCursor(cursor, sort, SNAPSHOT, CHOSEN, NUMBER, UUID);
  if (!isSnapshot(seen) || !isValue(sort, Number(value))) refuseCursor();
  return { seen, featured: featured === '1', value: Number(value), id };
}
