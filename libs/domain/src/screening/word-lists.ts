import { Injectable } from '@nestjs/common';
import type { KnownWordsAnswer, WordLists as Lists } from '#contract/moderation';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { mayModerate, sitesOf } from '#domain/identity/power.policy';
import type { User } from '#domain/identity/user';
import { refuse } from '#platform/refusals/refusal';
import { listSiteNames } from '#domain/sites/sites.store';
import { CompiledWords } from './compiled-words.js';
import { getWordLists, getWordsBesides, getWordsFor, getWordVersions, listKnownWords, type WhichWords } from './words.store.js';

/** Another node may have changed the lists; this one hears of it within so long. */
const FRESH_SECONDS = 5;

/** The words that screening looks for: made ready once for each change, and kept. To see whether there was one costs a short question. */
@Injectable()
export class WordLists {
  private versions: { of: Map<string | null, number>; at: Date } | undefined;
  private readonly ready = new Map<string | null, { version: number; words: Promise<CompiledWords> }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What holds on a site: the lists of all sites and its own, those of every language. */
  async holdingOn(siteId: string): Promise<CompiledWords[]> {
    const versions = await this.freshVersions();
    return Promise.all([null, siteId].filter((key) => versions.has(key)).map((key) => this.compiled(key, versions.get(key) ?? 0)));
  }

  /** What would hold on a site with other lists in the place of one pair of its own. */
  async holdingWith(which: WhichWords & { siteId: string }, lists: Lists): Promise<CompiledWords[]> {
    const versions = await this.freshVersions();
    const everywhere = versions.has(null) ? [await this.compiled(null, versions.get(null) ?? 0)] : [];
    const others = await getWordsBesides(this.database.client, which);
    return [...everywhere, new CompiledWords({ banned: [...others.banned, ...lists.banned], suspect: [...others.suspect, ...lists.suspect] })];
  }

  /** One pair of lists as a person wrote it, for who may change it. */
  async asWritten(moderator: User, which: WhichWords): Promise<Lists> {
    if (!mayModerate(moderator, which.siteId)) refuse('role.insufficient');
    return getWordLists(this.database.client, which);
  }

  /** Which lists there are that a moderator may change, and the sites that may have some. */
  async known(moderator: User): Promise<KnownWordsAnswer> {
    const among = sitesOf(moderator, 'moderator');
    const [lists, sites] = await Promise.all([listKnownWords(this.database.client, among), listSiteNames(this.database.client, among)]);
    return { everywhere: among === null, sites, lists: lists.map((list) => ({ ...list, changedAt: list.changedAt.toISOString() })) };
  }

  /** Has the next reply looked at by lists that were just changed here. */
  changed(): void {
    this.versions = undefined;
  }

  private async freshVersions(): Promise<Map<string | null, number>> {
    if (this.versions === undefined || this.versions.at < this.clock.secondsAgo(FRESH_SECONDS)) {
      const at = this.clock.now();
      this.versions = { of: await getWordVersions(this.database.client), at };
    }
    return this.versions.of;
  }

  /** Made once, whoever asks meanwhile; made anew when its lists were changed. */
  private compiled(key: string | null, version: number): Promise<CompiledWords> {
    const kept = this.ready.get(key);
    if (kept?.version === version) return kept.words;
    const words = getWordsFor(this.database.client, key).then(({ lists, version: read }) => new CompiledWords(lists, read));
    const made = { version, words };
    this.ready.set(key, made);
    // What could not be read is asked for again by the next reply.
    words.catch(() => { if (this.ready.get(key) === made) this.ready.delete(key); });
    return words;
  }
}
