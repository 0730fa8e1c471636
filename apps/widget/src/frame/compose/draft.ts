import { toSource, type Called } from './mentions.js';

/** A text as it is sent, and when it was written. */
export interface DraftVersion {
  body: string;
  at: string;
}

/** What somebody has written and not posted yet. */
export interface Draft {
  text: string;
  /** Whose it is; nobody else who uses this browser sees, sends or saves it. Null, or absent in an old one: written while nobody was logged in. */
  by?: string | null;
  /** Who is meant by the names in it. */
  people?: Called;
  /** Milliseconds: when it was last changed on this device. */
  at?: number;
  /** What the server keeps, as far as this device knows. */
  synced?: DraftVersion | undefined;
  /** What was written on another device and is not in this text: kept until the writer has chosen. */
  other?: DraftVersion | undefined;
  /** The Idempotency-Key of this text: kept across retries, so that a lost answer never makes a second reply. */
  key: string;
  /** The text as it was last sent, if it was. Another text is another reply and gets another key. */
  sent?: string;
}

/** The part of the browser's storage that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps drafts by place (a thread, a reply answered, a reply being edited) where a reload cannot lose them. */
export class Drafts {
  private readonly memory = new Map<string, Draft>();

  constructor(
    private readonly storage: DraftStorage | null,
    private readonly newKey: () => string,
    private readonly now: () => number = Date.now,
  ) {}

  /** What a reader, or nobody who is logged in, has in a place, or an empty draft. Who logs in takes over what was written before that. */
  read(place: string, by: string | null): Draft {
    const own = this.kept(place, by);
    const unclaimed = by === null ? null : this.kept(place, null);
    if (by !== null && unclaimed && unclaimed.text.trim() !== '') {
      const adopted = { ...unclaimed, by, other: before(own, unclaimed) };
      this.keep(place, by, adopted);
      this.drop(place, null);
      return adopted;
    }
    return own ?? { text: '', by, key: this.newKey() };
  }

  /** Keeps the text as it is now. */
  write(place: string, by: string | null, text: string, people: Called = {}): void {
    this.keep(place, by, { ...this.read(place, by), text, people, at: this.now() });
  }

  /** Keeps what is known of the same text elsewhere. */
  note(place: string, by: string | null, known: Pick<Draft, 'synced' | 'other'>): void {
    this.keep(place, by, { ...this.read(place, by), ...known });
  }

  /** The key to send this text with: the same as long as the text is. */
  keyFor(place: string, by: string | null, text: string): string {
    const draft = this.read(place, by);
    const key = draft.sent === undefined || draft.sent === text ? draft.key : this.newKey();
    this.keep(place, by, { ...draft, key, sent: text });
    return key;
  }

  /** Forgets a draft that was posted or given up. */
  drop(place: string, by: string | null): void {
    this.memory.delete(nameOf(place, by));
    try {
      this.storage?.removeItem(nameOf(place, by));
    } catch {
      // Storage can be forbidden at any moment; memory has let go already.
    }
  }

  private keep(place: string, by: string | null, draft: Draft): void {
    this.memory.set(nameOf(place, by), draft);
    try {
      this.storage?.setItem(nameOf(place, by), JSON.stringify(draft));
    } catch {
      // Full or forbidden: the draft lives on in memory as long as the page does.
    }
  }

  private kept(place: string, by: string | null): Draft | null {
    return this.memory.get(nameOf(place, by)) ?? this.stored(place, by);
  }

  private stored(place: string, by: string | null): Draft | null {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(nameOf(place, by)) ?? 'null');
      return isDraft(kept) && (kept.by ?? null) === by ? kept : null;
    } catch {
      return null;
    }
  }
}

/** Apart for each reader, so that none overwrites another's. */
const nameOf = (place: string, by: string | null): string =>
  by === null ? `belowline:${place}` : `belowline:${place}@${by}`;

/** What a reader had here before they took over another text: offered to them, as neither is to be lost. */
function before(own: Draft | null, taken: Draft): DraftVersion | undefined {
  if (!own || own.text.trim() === '' || own.text === taken.text) return own?.other ?? taken.other;
  const { text, people = {}, at = 0 } = own;
  return { body: toSource({ text, people }), at: new Date(at).toISOString() };
}

const isDraft = (kept: unknown): kept is Draft =>
  typeof kept === 'object' &&
  kept !== null &&
  'text' in kept &&
  'key' in kept &&
  typeof kept.text === 'string' &&
  typeof kept.key === 'string';
