import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** Between two questions. Milliseconds. */
const LOOK_MS = 250;

/** A server that says nothing for so long, on a connection that is there, is taken for gone. Milliseconds. */
const PATIENCE_MS = 1_000;

/** As far as the driver has it: a client's socket. */
interface Wired {
  connection: { stream: { destroy: () => void } };
}

const cut = (client: unknown): void => (client as Wired).connection.stream.destroy();

/**
 * Notices a PostgreSQL that is connected to and says nothing: one that was stopped, or whose machine went without a word. The server's own time limits do not
 * hold there, and whoever waits for its answer would wait for as long as it lasts. Its connections are broken, so that what was asked on them fails as when
 * it had ended.
 */
export class SilenceWatch {
  private readonly connections = new Set<pg.Client>();
  private own: pg.Client | undefined;
  private silent = false;
  private ended = false;

  constructor(private readonly connectionString: string) {}

  /** What a pool makes its connections of, so that each is known here from its first attempt to its end. While there is silence, attempts fail at once. */
  get Client(): typeof pg.Client {
    const meet = (connection: pg.Client): void => this.meet(connection);
    return class extends pg.Client {
      constructor(config?: string | pg.ClientConfig) {
        super(config);
        meet(this);
      }
    };
  }

  /** Looks until it is told to end. Takes one connection of its own. */
  begin(): void {
    void this.keepLooking();
  }

  end(): void {
    this.ended = true;
    this.giveUpOwn();
  }

  private async keepLooking(): Promise<void> {
    for (; !this.ended; await wait(LOOK_MS, undefined, { ref: false })) {
      const own = this.own ?? (await this.connectOwn());
      // One that was heard before: a server that takes no new connection may still serve those that there are.
      if (own) this.silent = !(await this.answers(own));
      if (this.silent) this.cutAll();
    }
  }

  private meet(connection: pg.Client): void {
    this.connections.add(connection);
    connection.once('end', () => this.connections.delete(connection));
    // Not before it was tried: until then nobody waits for it.
    if (this.silent) setImmediate(() => cut(connection));
  }

  /** Those that are only being made too: nobody takes them, and each would wait for long. */
  private cutAll(): void {
    this.giveUpOwn();
    for (const connection of this.connections) cut(connection);
  }

  /** An error is an answer: whoever else asked has one too. */
  private async answers(client: pg.Client): Promise<boolean> {
    let answered = false;
    const asked = client.query('SELECT 1').catch(() => this.giveUpOwn()).then(() => (answered = true));
    await Promise.race([asked, wait(PATIENCE_MS, undefined, { ref: false })]);
    // If it was this process that had no time, the answer is here and only not read yet.
    for (let turn = 0; !answered && turn < 3; turn += 1) await nextTurn();
    return answered;
  }

  private async connectOwn(): Promise<pg.Client | undefined> {
    const client = new pg.Client({ connectionString: this.connectionString, connectionTimeoutMillis: PATIENCE_MS, application_name: 'belowline-watch' });
    client.on('error', () => this.giveUpOwn());
    await client.connect().then(() => (this.own = client), () => cut(client));
    if (this.ended) this.giveUpOwn();
    return this.own;
  }

  private giveUpOwn(): void {
    if (this.own) cut(this.own);
    this.own = undefined;
  }
}
