import type { Problem } from '#contract/refusals';
import type { OwnReplyView } from '#contract/replies';
import type { Api, Outcome } from '../account/api.js';
import type { DraftStorage } from './draft.js';
import { isOutage } from './send-draft.js';
import { OUTBOX } from './waiting-here.js';

/** A reply that could not be sent, and waits on this device until it can. */
export interface Waiting {
  /** Its Idempotency-Key: however often it is sent, it is one reply. */
  key: string;
  /** Whose it is; nobody else who uses this browser sees or sends it. */
  by: string;
  threadId: string;
  parentId: string | null;
  body: string;
  /** Every text that was sent under this key: the server may have any one of them. */
  sent: string[];
  /** When it was written, in milliseconds. */
  at: number;
  /** Its author does not want it any more; it may have arrived all the same, and then has to go. */
  unwanted?: true;
  /** Why the server would not have it: its author has to do something. */
  refused?: Problem;
}

/** What a waiting reply came to. */
export type Sent = { key: string; reply: OwnReplyView } | { key: string; gone: string | null };

/** From two seconds to a minute, doubling: soon after a short outage, and no burden in a long one. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** The server knows a key for 24 hours. What has waited longer is only sent when its author says so. */
const KNOWN_MS = 23 * 3_600_000;

/** Not now, but perhaps in a moment. */
const isForLater = (outcome: Outcome<unknown>): boolean =>
  isOutage(outcome) ||
  (!outcome.ok &&
    ([401, 429].includes(outcome.problem?.status ?? 0) || outcome.problem?.code === 'idempotency.in-flight'));

/** Replies that were written during an outage: kept through a reload, sent when that is possible, never lost and never doubled. */
export class Outbox {
  private memory: Waiting[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_PAUSE_MS;
  private sending = false;
  private by: string | null = null;
  private broken = false;
  private readonly held = new Set<string>();
  private heard: { changed: () => void; sent: (sent: Sent) => void } | null = null;

  constructor(
    private readonly api: Api,
    private readonly storage: DraftStorage | null,
    private readonly now: () => number = Date.now,
  ) {}

  /** Begins to send what waits, and to tell what became of it. */
  start(changed: () => void, sent: (sent: Sent) => void): void {
    this.heard = { changed, sent };
    addEventListener('online', () => this.soon(0));
    addEventListener('storage', ({ key }) => key === OUTBOX && changed());
  }

  /** Somebody else, or nobody, is logged in. */
  belongsTo(userId: string | null): void {
    this.by = userId;
    this.heard?.changed();
    if (this.list().length > 0) this.soon(0);
  }

  /** What waits of whoever is logged in. */
  list(): Waiting[] {
    return this.all().filter(({ by }) => by === this.by);
  }

  add(waiting: Waiting): void {
    this.keep([...this.all().filter(({ key }) => key !== waiting.key), waiting]);
    this.soon(FIRST_PAUSE_MS);
  }

  /** Changes what waits. Whether the text before has arrived is found out when this one is sent. */
  change(key: string, body: string): void {
    this.held.delete(key);
    this.alter(key, ({ refused: _, ...waiting }) => ({ ...waiting, body, at: this.now() }));
    this.soon(0);
  }

  /** Takes a waiting reply back, and should it have arrived, withdraws it. */
  takeBack(key: string): void {
    this.held.delete(key);
    this.alter(key, ({ refused: _, ...waiting }) => ({ ...waiting, unwanted: true }));
    this.soon(0);
  }

  /** Sends it now, though it was refused or has waited for long. */
  again(key: string): void {
    this.held.delete(key);
    this.alter(key, ({ refused: _, ...waiting }) => ({ ...waiting, at: this.now() }));
    this.soon(0);
  }

  /** Its author is changing it: it is not sent under their hands. */
  hold(key: string): void {
    this.held.add(key);
  }

  /** Whether it waits for its author rather than for the server. */
  isStopped({ refused, at, unwanted }: Waiting): boolean {
    return !unwanted && (refused !== undefined || this.now() - at > KNOWN_MS);
  }

  private soon(ms: number): void {
    if (ms === 0) this.pause = FIRST_PAUSE_MS;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sendAll(), ms);
  }

  /** One after the other, in the order in which they were written. */
  private async sendAll(): Promise<void> {
    if (this.sending || !this.api.token) return;
    this.sending = true;
    let later = false;
    for (const each of this.list().filter((waiting) => !this.isStopped(waiting) && !this.held.has(waiting.key))) {
      // Another tab may have sent it meanwhile.
      const waiting = this.list().find(({ key }) => key === each.key);
      if (!waiting || later) continue;
      later = !(await this.send(waiting));
    }
    this.sending = false;
    if (!later) return;
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    this.soon(this.pause * (0.75 + Math.random() / 2));
  }

  /** False when it has to be tried again later. */
  private async send(waiting: Waiting): Promise<boolean> {
    const { key, body, unwanted } = waiting;
    // An empty text is refused, unless something has arrived under this key.
    const text = unwanted ? '' : body;
    if (!unwanted && !waiting.sent.includes(body)) this.alter(key, (each) => ({ ...each, sent: [...each.sent, body] }));
    const outcome = await this.post(waiting, text);
    const arrived = !outcome.ok && outcome.problem?.code === 'idempotency.mismatch';
    const settled = arrived ? await this.amend(waiting) : outcome;
    if (settled.ok) this.done(key, unwanted ? { key, gone: settled.value.id } : { key, reply: settled.value });
    else if (isForLater(settled)) return false;
    else if (unwanted) this.done(key, { key, gone: null });
    else if (settled.problem) this.alter(key, (each) => ({ ...each, refused: settled.problem as Problem }));
    return true;
  }

  private post({ threadId, parentId, key, by }: Waiting, body: string): Promise<Outcome<OwnReplyView>> {
    const input = { body, ...(parentId ? { parentId } : {}) };
    return this.api.call<OwnReplyView>(`/threads/${threadId}/replies`, { method: 'POST', body: input, key, by });
  }

  /** Something has arrived under this key that is not wanted like that any more. The texts that were sent find it. */
  private async amend(waiting: Waiting): Promise<Outcome<OwnReplyView>> {
    const { body, unwanted, sent, by } = waiting;
    let found: Outcome<OwnReplyView> = { ok: false, problem: null };
    for (const text of sent) {
      found = await this.post(waiting, text);
      if (found.ok || found.problem?.code !== 'idempotency.mismatch') break;
    }
    if (!found.ok) return found;
    const path = `/replies/${found.value.id}`;
    if (!unwanted) return this.api.call<OwnReplyView>(path, { method: 'PATCH', body: { body }, by });
    const gone = await this.api.call<null>(path, { method: 'DELETE', by });
    return gone.ok ? found : gone;
  }

  private done(key: string, sent: Sent): void {
    this.keep(this.all().filter((each) => each.key !== key));
    this.heard?.sent(sent);
  }

  private alter(key: string, change: (waiting: Waiting) => Waiting): void {
    this.keep(this.all().map((each) => (each.key === key ? change(each) : each)));
  }

  private all(): Waiting[] {
    try {
      const kept: unknown = this.storage && !this.broken ? JSON.parse(this.storage.getItem(OUTBOX) ?? '[]') : null;
      if (Array.isArray(kept)) return kept.filter(isWaiting);
    } catch {
      // Spoilt or forbidden: what this page itself remembers is all there is.
    }
    return this.memory;
  }

  private keep(all: Waiting[]): void {
    this.memory = all;
    try {
      if (all.length === 0) this.storage?.removeItem(OUTBOX);
      else this.storage?.setItem(OUTBOX, JSON.stringify(all));
    } catch {
      // Full or forbidden: it waits in memory as long as the page is open.
      this.broken = true;
    }
    this.heard?.changed();
  }
}

const isWaiting = (kept: unknown): kept is Waiting =>
  typeof kept === 'object' &&
  kept !== null &&
  Array.isArray((kept as Record<string, unknown>)['sent']) &&
  ['key', 'by', 'threadId', 'body'].every((name) => typeof (kept as Record<string, unknown>)[name] === 'string');
