import { Injectable } from '@nestjs/common';
import { REPLY_MAX_BYTES } from '#contract/reply-limits';
import type { Hint } from '#contract/writing';
import type { Caller, User } from '#domain/identity/user';
import { restrictionOn, worksOn, type Restriction } from '#domain/identity/power.policy';
import { mentionsIn, type People } from '#platform/markup/mention';
import { escapeHtml, linksIn, MarkupTimeout, renderMarkup } from '#platform/markup/render-markup';
import { Clock } from '#platform/clock/clock';
import { Counter, Histogram, secondsSince } from '#platform/meters/meters';
import { RateLimits } from '#platform/rate-limits/rate-limits';
import { AskOutside, type About } from './ask-outside.js';
import { checks } from './checks.js';
import { findWords } from './compiled-words.js';
import { hintsFor } from './hints.js';
import { lettersOf, textHash, wordsOf } from './letters.js';
import { ownWordsOf, sketchOf } from './near-text.js';
import { screen, type Circumstances, type Draft, type Screened } from './screening.js';
import { Scorers } from './scorers.js';
import { WordLists } from './word-lists.js';

/** What is known before screening; the rest it knows itself. */
export interface Setting<Author extends User = Caller> {
  author: Author;
  thread: Circumstances['thread'];
  lately: Circumstances['lately'];
  siteId: string;
  settings: Circumstances['settings'];
  /** Which reply it is to be: without it, nobody outside is asked. */
  about?: About;
}

/** A text no longer than a reply may be is rendered; a longer one is refused anyway, and costs nothing. */
function render(body: string, people: People): { html: string; rendered: boolean } {
  const asWritten = `<p>${escapeHtml(body)}</p>`;
  if (Buffer.byteLength(body) > REPLY_MAX_BYTES) return { html: asWritten, rendered: false };
  try {
    return { html: renderMarkup(body, people), rendered: true };
  } catch (error) {
    if (error instanceof MarkupTimeout) return { html: asWritten, rendered: false };
    throw error;
  }
}

const NOBODY: People = new Map();

/** A text with what can be known from it alone; `people` are those whom it may call to. */
export function draftOf(body: string, people: People = NOBODY): Draft {
  const { html, rendered } = render(body, people);
  const words = wordsOf(lettersOf(body, { symbols: false }));
  return { body, html, rendered, links: linksIn(html), mentions: mentionsIn(html), hash: textHash(words), sketch: sketchOf(ownWordsOf(body, words)) };
}

const took = new Histogram({ name: 'belowline_screening_duration_seconds', help: 'Time to screen a draft, asking outside included' });
const ended = new Counter({ name: 'belowline_screening_outcomes_total', help: 'Drafts that were screened to be posted, by outcome', labels: ['outcome'] });
const found = new Counter({ name: 'belowline_screening_verdicts_total', help: 'What each check said of drafts that were screened to be posted', labels: ['check', 'outcome'] });

/** Every draft passes here before anyone sees it. */
@Injectable()
export class ScreenReply {
  constructor(
    private readonly words: WordLists,
    private readonly outside: AskOutside,
    private readonly scorers: Scorers,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** Whether it matters how often an author posts; the operator may have switched counting off. */
  get counts(): boolean {
    return this.limits.on;
  }

  /**
   * The verdict for a thread and an author as they are now that both are locked. A moderator may have closed or pre-moderated the
   * one, or decided something about the other, since the draft was screened; then the checks are asked once more.
   */
  async again(draft: Draft, setting: Setting, screened: Screened, now: { thread: Setting['thread']; restriction: Restriction }): Promise<Screened> {
    const { thread, author, siteId } = setting;
    const before = restrictionOn(author, siteId);
    const same = now.thread.open === thread.open && now.thread.moderation === thread.moderation && now.restriction.standing === before.standing && now.restriction.toldAs === before.toldAs;
    if (same) return screened;
    const circumstances = await this.circumstances(draft, { ...setting, thread: now.thread, author: { ...author, standing: 'good', siteStandings: { [siteId]: now.restriction } } });
    return screen(checks, draft, { ...circumstances, outside: screened.outside });
  }

  /** Whatever is refused here anyway is shown to nobody outside. */
  async run(draft: Draft, setting: Setting): Promise<Screened> {
    const began = performance.now();
    const screened = await this.screen(draft, setting);
    took.of().observe(secondsSince(began));
    ended.of(screened.outcome).add();
    for (const { check, outcome } of screened.verdicts) found.of(check, outcome).add();
    return screened;
  }

  private async screen(draft: Draft, setting: Setting): Promise<Screened> {
    const circumstances = await this.circumstances(draft, setting);
    const screened = screen(checks, draft, circumstances);
    if (setting.about === undefined || screened.outcome === 'refuse') return screened;
    const outside = await this.outside.run(draft, setting.author, setting.siteId, setting.about);
    return outside === null ? screened : screen(checks, draft, { ...circumstances, outside });
  }

  /** What our own checks say of a text that nobody posts: nobody outside is shown it. */
  async judge(draft: Draft, setting: Setting<User>): Promise<Screened> {
    return screen(checks, draft, await this.circumstances(draft, setting));
  }

  /** What the author may want to know before posting: what screening would do, and what only a friend would say. */
  async hints(draft: Draft, setting: Setting): Promise<Hint[]> {
    return hintsFor(draft, await this.circumstances(draft, setting));
  }

  private async circumstances(draft: Draft, { author, thread, lately, siteId, settings }: Setting<User>): Promise<Circumstances> {
    const { standing, toldAs } = restrictionOn(author, siteId);
    return {
      thread,
      lately,
      settings,
      author: {
        standing,
        ...(toldAs === undefined ? {} : { toldAs }),
        staff: worksOn(author, siteId),
        emailVerified: author.emailVerifiedAt !== null,
        publishedReplies: author.replyCount,
        registeredAt: author.createdAt,
      },
      words: findWords(await this.words.holdingOn(siteId), draft),
      outside: null,
      scored: settings.scorer.mode === 'off' ? null : await this.scorers.score(siteId, draft),
      countingOn: this.counts,
      now: this.clock.now(),
    };
  }
}
