import type { Called } from './mentions.js';

/** A text as it is sent, and when it was written. */
export interface DraftVersion {
  body: string;
  at: string;
}

/** What somebody has written and not posted yet. */
export interface Draft {
  text: string;
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

  /** The draft of a place, or an empty one. */
  read(place: string): Draft {
    return this.memory.get(place) ?? this.stored(place) ?? { text: '', key: this.newKey() };
  }

  /** Keeps the text as it is now. */
  write(place: string, text: string, people: Called = {}): void {
    this.keep(place, { ...this.read(place), text, people, at: this.now() });
  }

  /** Keeps what is known of the same text elsewhere. */
  note(place: string, known: Pick<Draft, 'synced' | 'other'>): void {
    this.keep(place, { ...this.read(place), ...known });
  }

  /** The key to send this text with: the same as long as the text is. */
  keyFor(place: string, text: string): string {
    const draft = this.read(place);
    const key = draft.sent === undefined || draft.sent === text ? draft.key : this.newKey();
    this.keep(place, { ...draft, key, sent: text });
    return key;
  }

  /** Forgets a draft that was posted or given up. */
  drop(place: string): void {
    this.memory.delete(place);
    try {
      this.storage?.removeItem(`belowline:${place}`);
    } catch {
      // Storage can be forbidden at any moment; memory has let go already.
    }
  }

  private keep(place: string, draft: Draft): void {
    this.memory.set(place, draft);
    try {
      this.storage?.setItem(`belowline:${place}`, JSON.stringify(draft));
    } catch {
      // Full or forbidden: the draft lives on in memory as long as the page does.
    }
  }

  private stored(place: string): Draft | null {
    try {
      const kept: unknown = JSON.parse(this.storage?.getItem(`belowline:${place}`) ?? 'null');
      return isDraft(kept) ? kept : null;
    } catch {
      return null;
    }
  }
}

const isDraft = (kept: unknown): kept is Draft =>
  typeof kept === 'object' &&
  kept !== null &&
  'text' in kept &&
  'key' in kept &&
  typeof kept.text === 'string' &&
  typeof kept.key === 'string';
