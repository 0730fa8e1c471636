import type { MeView, SessionAnswer } from '#contract/accounts';
import type { CredentialsView, ProofBody } from '#contract/credentials';
import { ApiClient, patiently, type Answer } from '../api/client.js';
import { Neighbours } from './neighbours.js';
import { sessionFor, staffs, type SessionState } from './session-state.js';

/** Who is here, kept the same in all of the console's tabs. Says so whenever it changes. */
export class SessionKeeper {
  readonly client = new ApiClient({ ended: () => { this.leave(true); }, proofMissing: () => void this.look() });
  private readonly neighbours = new Neighbours();
  private user: MeView | null = null;

  constructor(private readonly show: (state: SessionState) => void) {}

  /** Finds a log-in again after a reload, and follows the other tabs. Answers with how to stop. */
  begin(): () => void {
    void this.comeBack();
    return this.neighbours.listen((news) => {
      if (news === 'in') return void this.comeBack();
      this.client.forget();
      this.leave(false);
    });
  }

  readonly logIn = (email: string, password: string): Promise<Answer<SessionAnswer>> => this.enter(this.client.logIn(email, password));

  readonly logInByPasskey = (credential: unknown): Promise<Answer<SessionAnswer>> => this.enter(this.client.logInByPasskey(credential));

  /** Gives the second proof. The other tabs need not ask for it as well. */
  readonly prove = async (proof: ProofBody): Promise<Answer<undefined>> => {
    const answer = await this.client.ask<undefined>('POST', '/me/proof', proof);
    if (answer.ok) {
      await this.look();
      this.neighbours.tell('in');
    }
    return answer;
  };

  /** Chooses the screen for whoever is logged in: what the desk would be refused with is known before it is opened. */
  readonly look = async (): Promise<void> => {
    const credentials = this.user && staffs(this.user) ? await this.client.lookUp<CredentialsView>('/me/credentials') : null;
    if (this.user) this.show(sessionFor(this.user, credentials?.ok ? credentials.value : null));
  };

  readonly logOut = async (): Promise<void> => {
    await this.client.logOut();
    this.leave(false);
    this.neighbours.tell('out');
  };

  private async comeBack(): Promise<void> {
    const answer = await patiently(() => this.client.renew());
    if (answer.ok) await this.accept(answer.value);
    else this.leave(false);
  }

  private async enter(asked: Promise<Answer<SessionAnswer>>): Promise<Answer<SessionAnswer>> {
    const answer = await asked;
    if (answer.ok) {
      await this.accept(answer.value);
      this.neighbours.tell('in');
    }
    return answer;
  }

  private async accept({ user }: SessionAnswer): Promise<void> {
    this.user = user;
    await this.look();
  }

  private leave(ended: boolean): void {
    this.user = null;
    this.show({ kind: 'outside', ended });
  }
}
