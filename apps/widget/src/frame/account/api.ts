import type { SessionAnswer } from '#contract/accounts';
import type { Problem } from '#contract/refusals';

/** What came of a request. No problem at all means that no answer came: the network, not a "no". */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: ToldProblem | null };

/** A "no", and in how many seconds it may be a "yes". */
export type ToldProblem = Problem & { retryAfter?: number };

/** A request to the API. */
export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Makes a repeated POST the same POST. */
  key?: string;
  /** Whose it is: it is not sent for anybody else, and then has no answer. */
  by?: string;
}

/** The requests that answer with a log-in, by what follows `/auth/`. */
export type SignInVerb = 'register' | 'login' | 'refresh' | 'link/redeem' | 'passkey' | 'code' | 'publisher';

/** Speaks with the API for one reader. The access token lives here, in memory, and nowhere else. */
export class Api {
  token: string | null = null;
  /** Whom the token speaks for. */
  owner: string | null = null;
  /** Told of every log-in that was renewed, whoever it turned out to be. */
  renewed: (answer: SessionAnswer) => void = () => undefined;
  private renewing: Promise<Outcome<SessionAnswer>> | null = null;
  /** How often nobody was logged in any more: an answer that was asked for before that says nothing. */
  private times = 0;

  constructor(private readonly fetcher: (url: string, init: RequestInit) => Promise<Response>) {}

  /**
   * Asks, and once more with a fresh token when the old one has run out. Somebody else may have logged in to this browser since:
   * what one reader wrote is never sent as another's.
   */
  async call<Value>(path: string, call: Call = {}): Promise<Outcome<Value>> {
    if (call.by !== undefined && call.by !== this.owner) return { ok: false, problem: null };
    const asking = this.owner;
    const first = await this.send<Value>(path, call);
    if (first.ok || first.problem?.code !== 'token.invalid') return first;
    const renewed = await this.renew();
    return renewed.ok && this.owner === asking ? this.send<Value>(path, call) : first;
  }

  /** A fresh access token from the refresh cookie. Asked for twice at a time, it is fetched once. */
  renew(): Promise<Outcome<SessionAnswer>> {
    if (this.renewing) return this.renewing;
    const renewing = this.session('refresh').finally(() => {
      if (this.renewing === renewing) this.renewing = null;
    });
    return (this.renewing = renewing);
  }

  /** One of the requests that set the refresh cookie and answer with a token. */
  async session(verb: SignInVerb, body?: unknown): Promise<Outcome<SessionAnswer>> {
    const { times } = this;
    const outcome = await this.send<SessionAnswer>(`/auth/${verb}`, { method: 'POST', body });
    // It was overtaken by a log-out.
    if (verb === 'refresh' && times !== this.times) return { ok: false, problem: null };
    if (outcome.ok) {
      this.token = outcome.value.accessToken;
      this.owner = outcome.value.user.id;
      if (verb === 'refresh') this.renewed(outcome.value);
    } else if (outcome.problem && verb === 'refresh') this.forget();
    return outcome;
  }

  /** Nobody is logged in any more. */
  forget(): void {
    this.token = null;
    this.owner = null;
    this.times += 1;
    this.renewing = null;
  }

  private async send<Value>(path: string, { method = 'GET', body, key }: Call): Promise<Outcome<Value>> {
    const headers: Record<string, string> = {};
    if (path.startsWith('/auth/')) headers['X-Belowline'] = '1';
    else if (this.token) headers['Authorization'] = `Bearer ${this.token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (key) headers['Idempotency-Key'] = key;
    try {
      const response = await this.fetcher(`/api/v1${path}`, {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer: unknown = text === '' ? null : JSON.parse(text);
      if (response.ok) return { ok: true, value: answer as Value };
      const wait = Number(response.headers.get('Retry-After'));
      return { ok: false, problem: wait > 0 ? { ...(answer as Problem), retryAfter: wait } : (answer as Problem) };
    } catch {
      return { ok: false, problem: null };
    }
  }
}
