import type { LimitName } from '#contract/routes/route';
import { isSomewhere } from '#domain/identity/power.policy';
import { emailKey, type Caller } from '#domain/identity/user';
import type { RateLimit } from '#platform/rate-limits/rate-limits';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One thing counted against one key. */
export interface Count {
  limit: RateLimit;
  key: string;
}

/** Who asks, as far as counting goes. */
export interface Asking {
  address: string;
  caller: Caller | undefined;
  body: unknown;
  now: Date;
}

const limit = (name: string, points: number, seconds: number): RateLimit => ({ name, points, seconds });

/** The numbers are SAFETY's defaults; those of Discourse, Coral and remark42 were weighed for them. */
export const EVERYTHING = limit('everything', 50, 10);
const LOGIN = { account: limit('login-account', 10, 10 * MINUTE), address: limit('login-address', 30, HOUR) };
const REGISTER = limit('register', 5, 30 * MINUTE);
const FORGOT = { account: limit('forgot-account', 1, 10 * MINUTE), address: limit('forgot-address', 10, 10 * MINUTE) };
/** Links and codes are long and random; counting keeps whoever tries them from keeping the database busy. */
const TOKEN = limit('token', 30, 10 * MINUTE);
/** A whole university may read one paper behind one address; what is signed cannot be guessed. */
const PUBLISHER = limit('publisher', 300, 10 * MINUTE);
/** Each way to a provider is kept for ten minutes. */
export const PROVIDER = limit('provider', 30, 10 * MINUTE);
const MAIL = limit('mail', 5, HOUR);
/** By account alone: whoever asks is logged in already, so nobody can be locked out by a stranger. */
const PROOF = limit('proof', 10, 10 * MINUTE);
const POST = { settled: limit('post', 1, 5), fresh: limit('post-new', 1, 30), firstDay: limit('post-first-day', 10, DAY) };
const EDIT = limit('edit', 30, DAY);
const REPORT = limit('report', 20, DAY);
const LIKE = limit('like', 300, DAY);
/** Somebody who looks for something tries a few words; each search is work for the database. */
const SEARCH = limit('search', 30, MINUTE);
/** A preview renders and screens like posting does; somebody who looks after every sentence fits. */
const PREVIEW = limit('preview', 30, MINUTE);
/** A composer saves every few seconds while somebody types, on two devices perhaps. */
const DRAFT = limit('draft', 60, MINUTE);
/** A question for each letter of a name; more would be reading the list of readers out. */
const PEOPLE = limit('people', 60, MINUTE);
/** More in a day is a script, not a reader. */
const MUTE = limit('mute', 200, DAY);

/** Whoever finds many things against the law writes them one after another; a flood would bury what is in earnest. */
const NOTICE = limit('notice', 10, HOUR);
/** As likes are; and whoever comes back to all they read is not a reader but a list. */
const FOLLOW = limit('follow', 300, DAY);
const BLOCK = limit('block', 200, DAY);

/** Somebody is new for a day: what a newcomer in earnest writes fits, what a spammer writes does not. Whoever a newsroom has just taken in is no stranger. */
const isNew = (caller: Caller, now: Date): boolean => !isSomewhere(caller, 'staff') && now.getTime() - caller.createdAt.getTime() < DAY * 1_000;

const typedAddress = (body: unknown): string => {
  const email = (body as { email?: unknown } | null)?.email;
  return typeof email === 'string' ? emailKey(email.slice(0, 254)) : '';
};

const counted: Record<LimitName, (asking: Asking) => Count[]> = {
  login: ({ address, body }) => [
    { limit: LOGIN.account, key: `${typedAddress(body)} ${address}` },
    { limit: LOGIN.address, key: address },
  ],
  register: ({ address }) => [{ limit: REGISTER, key: address }],
  forgot: ({ address, body }) => [
    { limit: FORGOT.account, key: `${typedAddress(body)} ${address}` },
    { limit: FORGOT.address, key: address },
  ],
  token: ({ address }) => [{ limit: TOKEN, key: address }],
  publisher: ({ address }) => [{ limit: PUBLISHER, key: address }],
  mail: ({ caller }) => (caller ? [{ limit: MAIL, key: caller.id }] : []),
  proof: ({ caller }) => (caller ? [{ limit: PROOF, key: caller.id }] : []),
  post: ({ caller, now }) => {
    if (!caller || caller.role !== 'reader') return [];
    if (!isNew(caller, now)) return [{ limit: POST.settled, key: caller.id }];
    return [POST.fresh, POST.firstDay].map((each) => ({ limit: each, key: caller.id }));
  },
  edit: ({ caller }) => (caller ? [{ limit: EDIT, key: caller.id }] : []),
  report: ({ caller }) => (caller ? [{ limit: REPORT, key: caller.id }] : []),
  like: ({ caller }) => (caller ? [{ limit: LIKE, key: caller.id }] : []),
  search: ({ address, caller }) => [{ limit: SEARCH, key: caller?.id ?? address }],
  notice: ({ address, caller }) => [{ limit: NOTICE, key: caller?.id ?? address }],
  preview: ({ caller }) => (caller ? [{ limit: PREVIEW, key: caller.id }] : []),
  draft: ({ caller }) => (caller ? [{ limit: DRAFT, key: caller.id }] : []),
  people: ({ caller }) => (caller ? [{ limit: PEOPLE, key: caller.id }] : []),
  mute: ({ caller }) => (caller ? [{ limit: MUTE, key: caller.id }] : []),
  follow: ({ caller }) => (caller ? [{ limit: FOLLOW, key: caller.id }] : []),
  block: ({ caller }) => (caller ? [{ limit: BLOCK, key: caller.id }] : []),
};

/** What every request is counted under. */
export const countsForAny = ({ address, caller }: Asking): Count[] => [
  { limit: EVERYTHING, key: address },
  ...(caller ? [{ limit: EVERYTHING, key: caller.id }] : []),
];

/** What the acts that a route names are counted under besides. */
export const countsForActs = (names: readonly LimitName[], asking: Asking): Count[] => names.flatMap((name) => counted[name](asking));

/** What was written and refused may be put right at once; a wrong guess at a password counts. */
export const isGivenBack = (name: LimitName): boolean => name === 'post' || name === 'edit' || name === 'report' || name === 'like' || name === 'follow';
