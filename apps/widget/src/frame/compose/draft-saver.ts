import type { DraftView } from '#contract/writing';
import type { Outcome } from '../account/api.js';
import type { Tools } from '../page/desk.js';
import { theDrafts } from './the-drafts.js';

/** A moment after the last letter: seldom enough for the server, soon enough for taking up another device. */
const PAUSE_MS = 1_500;

/** Saves one draft of one reader on the server, one request at a time, the last text last. */
export class DraftSaver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted: string | null = null;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tools: Pick<Tools, 'api' | 'session'>,
    private readonly path: string,
    private readonly place: string,
    private readonly by: string,
  ) {}

  /** Saves a text when nothing more is typed for a moment. */
  soon(body: string): void {
    if (body === (theDrafts.read(this.place, this.by).synced?.body ?? '')) return this.forget();
    this.wanted = body;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), PAUSE_MS);
  }

  /** Saves what is still to be saved; whoever closes a composer leaves nothing behind. */
  now(): void {
    const body = this.wanted;
    this.forget();
    if (body !== null) this.running = this.running.then(() => this.save(body));
  }

  /** It is posted now, which takes the draft away: nothing must come after that. */
  async settle(): Promise<void> {
    this.forget();
    await this.running;
    theDrafts.note(this.place, this.by, { synced: undefined });
  }

  private forget(): void {
    this.wanted = null;
    clearTimeout(this.timer);
  }

  private async save(body: string): Promise<void> {
    const { api, session } = this.tools;
    // Its writer has logged out meanwhile: it stays on this device, and must not get into the account of whoever comes next.
    if (session.user?.id !== this.by) return;
    const outcome: Outcome<DraftView | null> =
      body === ''
        ? await api.call<null>(this.path, { method: 'DELETE' })
        : await api.call<DraftView>(this.path, { method: 'PUT', body: { body } });
    if (outcome.ok)
      theDrafts.note(this.place, this.by, { synced: outcome.value ? { body, at: outcome.value.updatedAt } : undefined });
  }
}
