import type { UndoneView } from '#contract/moderation';
import type { Page } from '#contract/primitives';
import type { SavedFilterBody, SavedFilterView } from '#contract/queue-filters';
import type { ReaderRecord } from '#contract/sanctions';
import type { AskBody, CallView, ColleagueView, HandOverBody, LeaseAnswer, NoteView, OpinionBody, OpinionView } from '#contract/teamwork';
import type { Answer, ApiClient } from './client.js';

/** What a note is about. */
export type NoteSubject = { replyId: string } | { userId: string };

const pathOf = (about: NoteSubject): string => ('replyId' in about ? `/moderation/replies/${about.replyId}/notes` : `/moderation/users/${about.userId}/notes`);

/** What moderators ask of the api to work beside each other, by name. */
export class TeamDesk {
  private known: Promise<Answer<Page<ColleagueView>>> | null = null;

  /** `ownSite`: of whoever moderates only some sites. What they note on a reader is for the moderators there. */
  constructor(
    private readonly client: ApiClient,
    private readonly ownSite: string | null,
  ) {}

  lease(replyId: string, take: boolean): Promise<Answer<LeaseAnswer>> {
    return this.client.ask('PUT', `/moderation/replies/${replyId}/lease`, { take });
  }

  release(replyId: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `/moderation/replies/${replyId}/lease`);
  }

  undo(decisionId: string): Promise<Answer<UndoneView>> {
    return this.client.ask('POST', `/moderation/decisions/${decisionId}/undo`);
  }

  handOver(replyId: string, body: HandOverBody): Promise<Answer<CallView>> {
    return this.client.ask('POST', `/moderation/replies/${replyId}/handover`, body);
  }

  askFor(replyId: string, body: AskBody): Promise<Answer<CallView>> {
    return this.client.ask('POST', `/moderation/replies/${replyId}/ask`, body);
  }

  giveOpinion(replyId: string, body: OpinionBody): Promise<Answer<OpinionView>> {
    return this.client.ask('POST', `/moderation/replies/${replyId}/opinions`, body);
  }

  endCall(id: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `/moderation/calls/${id}`);
  }

  /** Asked once: newsrooms do not change while somebody reads a queue. What failed is asked again. */
  async colleagues(): Promise<Answer<Page<ColleagueView>>> {
    this.known ??= this.client.lookUp('/moderation/colleagues');
    const answer = await this.known;
    if (!answer.ok) this.known = null;
    return answer;
  }

  notes(about: NoteSubject): Promise<Answer<Page<NoteView>>> {
    return this.client.lookUp(pathOf(about));
  }

  writeNote(about: NoteSubject, body: string, mentions: string[]): Promise<Answer<NoteView>> {
    return this.client.ask('POST', pathOf(about), 'replyId' in about ? { body, mentions } : { body, ...(this.ownSite === null ? {} : { siteId: this.ownSite }) });
  }

  removeNote(about: NoteSubject, id: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `${pathOf(about)}/${id}`);
  }

  reader(id: string): Promise<Answer<ReaderRecord>> {
    return this.client.ask('GET', `/moderation/users/${id}`);
  }

  filters(): Promise<Answer<Page<SavedFilterView>>> {
    return this.client.lookUp('/moderation/filters');
  }

  saveFilter(body: SavedFilterBody): Promise<Answer<SavedFilterView>> {
    return this.client.ask('POST', '/moderation/filters', body);
  }

  removeFilter(id: string): Promise<Answer<undefined>> {
    return this.client.ask('DELETE', `/moderation/filters/${id}`);
  }
}
