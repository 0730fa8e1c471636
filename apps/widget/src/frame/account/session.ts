import type { LoginBody, MeView, RegisterBody, SessionAnswer } from '#contract/accounts';
import type { Api, Outcome, SignInVerb } from './api.js';

/** How the tabs and frames of one browser tell each other that somebody logged in or out. Never with a token. */
export interface Neighbours {
  tell: (news: 'in' | 'out') => void;
  /** Whether somebody has logged in in this browser and not out again. Only a hint: the cookie decides. */
  anybody: () => boolean;
  listen(hear: (news: 'in' | 'out') => void): void;
}

/** A fresh token is fetched this long before the old one ends. */
const EARLY_MS = 60_000;
/** Where nobody could say whether somebody is logged in, it is asked again this soon. */
const AGAIN_MS = 3_000;

/** Who is logged in here, kept the same in every tab and frame of this browser. */
export class Session {
  user: MeView | null = null;
  /** The account was made here just now; its owner is told where the first message went. */
  registered = false;
  private readonly listeners = new Set<(another: boolean) => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: Api,
    private readonly neighbours: Neighbours,
  ) {
    api.renewed = (answer) => this.accept(answer);
    neighbours.listen((news) => {
      if (news === 'in') void this.renew();
      else this.become(null);
    });
  }

  /** Calls back whenever `another`, or nobody, is logged in, and when something about whoever is has changed. */
  subscribe(listener: (another: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Looks for a log-in where there may be one: most readers have none, and need not be asked about it. */
  async begin(): Promise<void> {
    if (this.neighbours.anybody()) await this.renew();
  }

  /** Finds out whether this browser is logged in already, or still. */
  async renew(): Promise<void> {
    const outcome = await this.api.renew();
    if (outcome.ok) return;
    if (outcome.problem?.status === 401) this.become(null);
    else if (this.user) this.later(EARLY_MS / 2);
    else if (this.neighbours.anybody()) this.later(Math.max(AGAIN_MS, (outcome.problem?.retryAfter ?? 0) * 1_000));
  }

  /** Makes an account; whoever made it is logged in. */
  async register(body: RegisterBody): Promise<Outcome<SessionAnswer>> {
    // Before it is so, since the page is drawn as soon as it is.
    this.registered = true;
    const outcome = await this.enter('register', body);
    this.registered &&= outcome.ok;
    return outcome;
  }

  /** Logs in. */
  logIn(body: LoginBody): Promise<Outcome<SessionAnswer>> {
    return this.enter('login', body);
  }

  /** Logs in by any of the ways there are. */
  async enter(verb: SignInVerb, body: unknown): Promise<Outcome<SessionAnswer>> {
    const outcome = await this.api.session(verb, body);
    if (outcome.ok) {
      this.accept(outcome.value);
      this.neighbours.tell('in');
    }
    return outcome;
  }

  /** Something about whoever is logged in has changed: the other tabs look too. */
  changed(user: MeView): void {
    this.become(user);
    this.neighbours.tell('in');
  }

  /** Logs out here and in every other tab. */
  async logOut(): Promise<void> {
    const outcome = await this.api.call('/auth/logout', { method: 'POST' });
    if (!outcome.ok && !outcome.problem) return;
    this.become(null);
    this.neighbours.tell('out');
  }

  /** The server ended this log-in. */
  ended(): void {
    this.become(null);
  }

  private accept({ user, expiresIn }: SessionAnswer): void {
    this.later(Math.max(EARLY_MS / 2, expiresIn * 1_000 - EARLY_MS));
    this.become(user);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.renew(), ms);
  }

  private become(user: MeView | null): void {
    const another = this.user?.id !== user?.id;
    const same = JSON.stringify(this.user) === JSON.stringify(user);
    this.user = user;
    if (!user) {
      this.registered = false;
      this.api.forget();
      clearTimeout(this.timer);
    }
    if (!same) this.listeners.forEach((listener) => listener(another));
  }
}
