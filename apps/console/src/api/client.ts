import type { SessionAnswer } from '#contract/accounts';
import type { RefusalCode } from '#contract/refusals';

/** Why a request was not answered as hoped. `network` means that no answer came at all. */
export interface Failure {
  code: RefusalCode | 'server.failed' | 'network';
  /** What a person may read; empty where only the code is known. */
  detail: string;
  errors: { path: string; message: string }[];
  /** In how many seconds it may be answered, where the server says so. */
  retryAfter?: number;
}

export type Answer<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the console hears of its log-in from whatever it asked. */
export interface ClientNews {
  /** A log-in which was good is not any more. */
  ended: () => void;
  /** What staff do takes a proof that this log-in has not given, or not lately enough. */
  proofMissing: () => void;
}

/** How often something is looked up that nobody could answer, and how long it is waited for in between, in seconds, at most. */
const TRIES = 4;
const LONGEST = 10;

/** Whether nobody could answer, rather than somebody said no: it is worth asking again. */
export const isOutage = ({ code, retryAfter }: Failure): boolean => code === 'network' || code === 'server.failed' || retryAfter !== undefined;

/** Asks, and asks again where nobody could answer: once the server says, or a moment later. */
export async function patiently<Value>(ask: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.ok || tries === TRIES || !isOutage(answer.failure)) return answer;
    const wait = Math.min(answer.failure.retryAfter ?? tries, LONGEST);
    await new Promise((resolve) => { setTimeout(resolve, wait * 1_000); });
  }
}

/** Asks the api, keeps the access token in memory only, and renews it once when it has ended. */
export class ApiClient {
  private token: string | null = null;
  private renewing: Promise<Answer<SessionAnswer>> | null = null;

  constructor(private readonly hears: ClientNews) {}

  get accessToken(): string | null {
    return this.token;
  }

  ask<Value>(method: Method, path: string, body?: unknown): Promise<Answer<Value>> {
    return this.askAgain(() => this.send<Value>(method, path, body));
  }

  /** Looks up what is shown beside something else: nobody would know that it is missing, nor how to have it. */
  lookUp<Value>(path: string): Promise<Answer<Value>> {
    return patiently(() => this.ask<Value>('GET', path));
  }

  /** A file, which a plain link could not ask for with the token. */
  file(path: string): Promise<Answer<Blob>> {
    return this.askAgain(() => this.fetchFile(path));
  }

  /** Asks, and once more with a new token where the one it had has ended. */
  private async askAgain<Value>(send: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    const first = await send();
    if (!first.ok && isProofFailure(first.failure.code)) this.hears.proofMissing();
    if (first.ok || !isTokenFailure(first.failure.code)) return first;
    const renewed = await this.renew();
    if (!renewed.ok) {
      if (!isOutage(renewed.failure)) this.end();
      return first;
    }
    return send();
  }

  async logIn(email: string, password: string): Promise<Answer<SessionAnswer>> {
    return this.keep(await this.send<SessionAnswer>('POST', '/auth/login', { email, password }));
  }

  /** What a browser needs to sign with a passkey: of anybody's, or of this log-in's. */
  passkeyOptions(path: '/auth/passkey/challenge' | '/me/proof/challenge'): Promise<Answer<{ options: Record<string, unknown> }>> {
    return this.ask('POST', path);
  }

  async logInByPasskey(credential: unknown): Promise<Answer<SessionAnswer>> {
    return this.keep(await this.send<SessionAnswer>('POST', '/auth/passkey', { credential }));
  }

  /** Two requests that find the token ended at once must not both spend the refresh token. */
  renew(): Promise<Answer<SessionAnswer>> {
    this.renewing ??= this.send<SessionAnswer>('POST', '/auth/refresh')
      .then((answer) => this.keep(answer))
      .finally(() => {
        this.renewing = null;
      });
    return this.renewing;
  }

  async logOut(): Promise<void> {
    await this.send<undefined>('POST', '/auth/logout');
    this.forget();
  }

  /** Forgets the token: another tab logged out. */
  forget(): void {
    this.token = null;
  }

  /** Forgets the token and says so. */
  end(): void {
    if (this.token === null) return;
    this.token = null;
    this.hears.ended();
  }

  private keep(answer: Answer<SessionAnswer>): Answer<SessionAnswer> {
    if (answer.ok) this.token = answer.value.accessToken;
    return answer;
  }

  private async fetchFile(path: string): Promise<Answer<Blob>> {
    try {
      const response = await fetch(`/api/v1${path}`, { headers: { authorization: `Bearer ${this.token ?? ''}` }, credentials: 'same-origin' });
      return response.ok ? { ok: true, value: await response.blob() } : { ok: false, failure: readFailure(await response.json()) };
    } catch {
      return { ok: false, failure: { code: 'network', detail: '', errors: [] } };
    }
  }

  private async send<Value>(method: Method, path: string, body?: unknown): Promise<Answer<Value>> {
    const headers = new Headers({ accept: 'application/json' });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (path.startsWith('/auth/')) headers.set('x-belowline', 'console');
    else if (this.token !== null) headers.set('authorization', `Bearer ${this.token}`);
    try {
      const init: RequestInit = { method, headers, credentials: 'same-origin' };
      if (body !== undefined) init.body = JSON.stringify(body);
      const response = await fetch(`/api/v1${path}`, init);
      const text = await response.text();
      const parsed: unknown = text === '' ? undefined : JSON.parse(text);
      return response.ok ? { ok: true, value: parsed as Value } : { ok: false, failure: { ...readFailure(parsed), ...laterBy(response) } };
    } catch {
      return { ok: false, failure: { code: 'network', detail: '', errors: [] } };
    }
  }
}

const isTokenFailure = (code: Failure['code']): boolean => code === 'token.invalid' || code === 'token.absent';

const isProofFailure = (code: Failure['code']): boolean => code === 'proof.second' || code === 'proof.unset';

function laterBy(response: Response): Pick<Failure, 'retryAfter'> {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? { retryAfter: seconds } : {};
}

function readFailure(parsed: unknown): Failure {
  const problem = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Partial<Failure>;
  return { code: problem.code ?? 'server.failed', detail: problem.detail ?? '', errors: problem.errors ?? [] };
}
