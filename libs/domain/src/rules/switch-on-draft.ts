import { Injectable } from '@nestjs/common';
import type { SiteSettings } from '#contract/sites';
import { appendToLog } from '#domain/audit/log.store';
import { mayAdminister, mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { listTried } from '#domain/screening/scorer.store';
import { mayActAt } from '#domain/screening/scorer-figures';
import { WordLists } from '#domain/screening/word-lists';
import { getWordVersion, lockWordLists } from '#domain/screening/words.store';
import { writeWordLists } from '#domain/screening/write-word-lists';
import { lockSite, setSiteRules } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { movedSince } from './basis.js';
import { drafted } from './replay.js';
import { findReplay, lockReplay, setReplay, type Replay } from './replays.store.js';

/** A draft of rules that was tried holds from now on: all of it or, where something of it is refused, nothing. */
@Injectable()
export class SwitchOnDraft {
  constructor(
    private readonly database: Database,
    private readonly words: WordLists,
    private readonly clock: Clock,
  ) {}

  async run(somebody: Caller, replayId: string): Promise<void> {
    const { siteId, draft } = (await findReplay(this.database.client, replayId)) ?? refuse('replay.absent');
    // Words are moderators' to change; what checks lead to, and what the scorer may do, is for who runs the site.
    const may = draft.checks === undefined && draft.scorerThreshold === undefined ? mayModerate : mayAdminister;
    if (!may(somebody, siteId)) refuse('role.insufficient');
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const site = (await lockSite(tx, siteId)) ?? refuse('site.absent');
      const replay = (await lockReplay(tx, replayId)) ?? refuse('replay.absent');
      if (replay.state !== 'done' || replay.switchedOnAt !== null) refuse('replay.unfit');
      await this.refuseIfMoved(tx, replay, site.settings);
      if (draft.words !== undefined) await writeWordLists(tx, somebody.id, { siteId, language: draft.language ?? null }, draft.words, at);
      await this.settings(tx, somebody, { replay, settings: site.settings, at });
      await setReplay(tx, replayId, { switchedOnAt: at });
    });
    this.words.changed();
  }

  /** What somebody changed since is not thrown away unseen: the draft is tried again, on the rules as they are. */
  private async refuseIfMoved(tx: Transaction, { siteId, basis, draft }: Replay, { checks, scorer }: Pick<SiteSettings, 'checks' | 'scorer'>): Promise<void> {
    await lockWordLists(tx);
    const errors = movedSince(basis, draft, { words: await getWordVersion(tx, { siteId, language: draft.language ?? null }), checks, scorer });
    if (errors.length > 0) refuse('replay.moved', { errors });
  }

  private async settings(tx: Transaction, { id }: Caller, { replay, settings, at }: { replay: Replay; settings: Parameters<typeof drafted>[0]; at: Date }): Promise<void> {
    const { siteId, draft } = replay;
    const { checks, scorer } = drafted(settings, draft);
    const target = { kind: 'site', id: siteId } as const;
    if (draft.checks !== undefined) {
      await setSiteRules(tx, siteId, { checks });
      await appendToLog(tx, { actorId: id, action: 'site.change', target, before: { settings: { checks: settings.checks } }, after: { settings: { checks }, replayId: replay.id }, at });
    }
    if (draft.scorerThreshold !== undefined) {
      if (!mayActAt(await listTried(tx, siteId), draft.scorerThreshold)) refuse('scorer.no-figures');
      await setSiteRules(tx, siteId, { scorer });
      await appendToLog(tx, { actorId: id, action: 'site.scorer', target, before: { ...settings.scorer }, after: { ...scorer, replayId: replay.id }, at });
    }
  }
}
