import { createHmac, timingSafeEqual } from 'node:crypto';

/** Readers: 30 days unused or 90 days in all ends a session (SAFETY: defaults). */
export const SESSION_IDLE_SECONDS = 30 * 24 * 3_600;
export const SESSION_ABSOLUTE_SECONDS = 90 * 24 * 3_600;

/** Two tabs may renew at the same moment, or an answer be lost on the way: the token before is good for so long. */
export const REFRESH_GRACE_SECONDS = 10;

/** Short, because a copied access token cannot be called back on its own. */
export const ACCESS_TOKEN_SECONDS = 10 * 60;

/** How a log-in was made. */
export type SignInMethod = 'password' | 'passkey' | 'link' | 'provider' | 'publisher' | 'registration';

/** Why a log-in ended, as its owner may be told. */
export type EndReason = 'logged-out' | 'token-reused' | 'ended-by-owner' | 'password-changed' | 'deleted';

/** Somebody at the door: how they came in, and with what. */
export interface Arrival {
  method: SignInMethod;
  /** The console's own log-ins are apart from readers'. */
  audience: 'reader' | 'console';
  userAgent: string | null;
  /** The network address that the request came from. */
  address: string | null;
  /** False where coming in is not proof enough for what cannot be taken back. */
  proves?: boolean;
}

/** One browser's log-in. */
export interface Session {
  id: string;
  userId: string;
  seed: Uint8Array;
  generation: number;
  rotatedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** A session as its owner may recognise it. */
export interface OpenSession {
  id: string;
  method: SignInMethod;
  audience: 'reader' | 'console';
  userAgent: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  createdAt: Date;
  rotatedAt: Date;
}

/** What a refresh token says. Whether it is true is checked against the session's seed. */
export interface RefreshClaim {
  sessionId: string;
  generation: number;
  signature: string;
}

function signature(key: Buffer, session: Pick<Session, 'id' | 'seed'>, generation: number): string {
  return createHmac('sha256', key).update(`${session.id}.${generation}.`).update(session.seed).digest('base64url');
}

/** The refresh token of one generation of a session: always the same, so that a repeated renewal gets the same one. */
export const refreshToken = (key: Buffer, session: Pick<Session, 'id' | 'seed'>, generation: number): string =>
  `${session.id}.${generation}.${signature(key, session, generation)}`;

/** Takes a refresh token apart; undefined when it has not the shape of one. */
export function readRefreshToken(token: string): RefreshClaim | undefined {
  const match = /^([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/.exec(token);
  if (!match) return undefined;
  const [, sessionId = '', generation = '', mark = ''] = match;
  return { sessionId, generation: Number(generation), signature: mark };
}

/** Whether we made this token, at whatever generation. */
export function isGenuine(key: Buffer, session: Session, claim: RefreshClaim): boolean {
  const expected = Buffer.from(signature(key, session, claim.generation));
  const given = Buffer.from(claim.signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

export type RefreshVerdict = 'rotate' | 'repeat' | 'reuse' | 'over';

/** What a genuine token is good for now. */
export function judgeRefresh(session: Session, generation: number, now: Date): RefreshVerdict {
  const unusedSeconds = (now.getTime() - session.rotatedAt.getTime()) / 1_000;
  if (session.endedAt !== null || session.expiresAt <= now || unusedSeconds > SESSION_IDLE_SECONDS) return 'over';
  if (generation === session.generation) return 'rotate';
  if (generation === session.generation - 1 && unusedSeconds <= REFRESH_GRACE_SECONDS) return 'repeat';
  return 'reuse';
}
