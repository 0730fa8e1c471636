import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { CompiledWords } from '#domain/screening/compiled-words';
import { WordLists } from '#domain/screening/word-lists';
import type { Replay } from './replays.store.js';

/** So many drafts that are being tried or looked at; lists can be long. */
const MOST_KEPT = 8;

/** The words that hold on a site, and those that would with a draft. */
export interface WordsBeside {
  now: CompiledWords[];
  then: CompiledWords[];
}

/** Word lists of drafts, made ready once for all of a replay and for those who look at it. */
@Injectable()
export class DraftWords {
  private readonly ready = new LRUCache<string, Promise<CompiledWords[]>>({ max: MOST_KEPT });

  constructor(private readonly words: WordLists) {}

  async of({ id, siteId, draft }: Pick<Replay, 'id' | 'siteId' | 'draft'>): Promise<WordsBeside> {
    const now = await this.words.holdingOn(siteId);
    if (draft.words === undefined) return { now, then: now };
    // The other lists of the site count in a draft too: where they were changed, it is made anew.
    const key = [id, ...now.map(({ version }) => version)].join(' ');
    const kept = this.ready.get(key);
    if (kept !== undefined) return { now, then: await kept };
    const made = this.words.holdingWith({ siteId, language: draft.language ?? null }, draft.words);
    this.ready.set(key, made);
    made.catch(() => this.ready.delete(key));
    return { now, then: await made };
  }
}
