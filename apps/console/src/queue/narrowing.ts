import type { QueueFilter } from '#contract/queue-filter';

/** What of a queue is shown, and in which order; kept in the address. */
export interface Narrowing {
  sort: 'urgency' | 'time';
  siteId: string | null;
  section: string | null;
  authorId: string | null;
  language: string | null;
  rule: string | null;
  /** Minutes, as they stand in the address. */
  olderThan: string | null;
}

/** All of it, the most urgent first. */
export const WHOLE_QUEUE: Narrowing = { sort: 'urgency', siteId: null, section: null, authorId: null, language: null, rule: null, olderThan: null };

/** The narrowing's names in an address. */
const names = { siteId: 'site', section: 'section', authorId: 'author', language: 'language', rule: 'rule', olderThan: 'older' } as const;

type Part = keyof typeof names;
const parts = Object.keys(names) as Part[];

/** Reads it from an address. */
export const narrowingIn = (query: URLSearchParams): Narrowing => ({
  ...WHOLE_QUEUE,
  ...Object.fromEntries(parts.map((part) => [part, query.get(names[part])])),
  sort: query.get('sort') === 'time' ? 'time' : 'urgency',
});

/** Writes it into an address; what is as usual is left out. */
export const narrowingOut = (narrowing: Narrowing): [string, string][] => [
  ...(narrowing.sort === 'time' ? [['sort', 'time'] as [string, string]] : []),
  ...parts.flatMap((part) => (narrowing[part] === null ? [] : [[names[part], narrowing[part]] as [string, string]])),
];

/** What the api is asked. */
export const filterOf = (narrowing: Narrowing): Record<string, string> => Object.fromEntries(parts.flatMap((part) => (narrowing[part] === null ? [] : [[part, narrowing[part]]])));

/** The same as a filter that is kept. */
export const questionOf = (narrowing: Narrowing): QueueFilter => {
  const { olderThan, ...rest } = filterOf(narrowing);
  return { ...rest, ...(olderThan === undefined ? {} : { olderThan: Number(olderThan) }) };
};

/** A filter that was kept, in the present order. */
export const narrowedBy = (question: QueueFilter, sort: Narrowing['sort']): Narrowing => ({
  sort,
  siteId: question.siteId ?? null,
  section: question.section ?? null,
  authorId: question.authorId ?? null,
  language: question.language ?? null,
  rule: question.rule ?? null,
  olderThan: question.olderThan === undefined ? null : String(question.olderThan),
});

export const isNarrowed = (narrowing: Narrowing): boolean => parts.some((part) => narrowing[part] !== null);

export const sameNarrowing = (one: Narrowing, other: Narrowing): boolean => one.sort === other.sort && parts.every((part) => one[part] === other[part]);
