import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { DraftView, KeptDraft, PeopleAnswer, PreviewAnswer } from '#contract/writing';
import type { Caller } from '#domain/identity/user';
import { dropDraft, findDraft, listDrafts } from '#domain/replies/drafts.store';
import { PreviewReply } from '#domain/replies/preview-reply';
import { ReadPeople } from '#domain/replies/read-people';
import { SaveDraft } from '#domain/replies/save-draft';
import { findThread } from '#domain/threads/threads.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What a composer asks for before anything is posted. */
@Controller()
export class ComposingController {
  constructor(
    private readonly database: Database,
    private readonly previewReply: PreviewReply,
    private readonly saveDraft: SaveDraft,
    private readonly readPeople: ReadPeople,
  ) {}

  @Endpoint(routes.preview)
  preview(@CallerOf() caller: Caller, @Input() { body }: InputOf<typeof routes.preview>): Promise<PreviewAnswer> {
    return this.previewReply.run(caller, body);
  }

  @Endpoint(routes.readDraft)
  async draft(@CallerOf() caller: Caller, @Input() { params, query }: InputOf<typeof routes.readDraft>): Promise<DraftView> {
    const { body, updatedAt } = (await findDraft(this.database.client, placeOf(caller, params, query))) ?? refuse('draft.absent');
    return { body, updatedAt: updatedAt.toISOString() };
  }

  @Endpoint(routes.listDrafts)
  async drafts(@CallerOf() caller: Caller, @Input() { params }: InputOf<typeof routes.listDrafts>): Promise<Page<KeptDraft>> {
    if (!(await findThread(this.database.client, params.threadId))) refuse('thread.absent');
    const kept = await listDrafts(this.database.client, caller.id, params.threadId);
    return { items: kept.map(({ parentId, body, updatedAt }) => ({ parentId, body, updatedAt: updatedAt.toISOString() })), next: null };
  }

  @Endpoint(routes.saveDraft)
  save(@CallerOf() caller: Caller, @Input() { params, query, body }: InputOf<typeof routes.saveDraft>): Promise<DraftView> {
    return this.saveDraft.run(placeOf(caller, params, query), body.body);
  }

  @Endpoint(routes.dropDraft)
  async drop(@CallerOf() caller: Caller, @Input() { params, query }: InputOf<typeof routes.dropDraft>): Promise<void> {
    if (!(await findThread(this.database.client, params.threadId))) refuse('thread.absent');
    await dropDraft(this.database.client, placeOf(caller, params, query));
  }

  @Endpoint(routes.listPeople)
  people(@CallerOf() caller: Caller, @Input() { params, query }: InputOf<typeof routes.listPeople>): Promise<PeopleAnswer> {
    return this.readPeople.run(caller, params.threadId, query.q);
  }
}

const placeOf = ({ id: userId }: Caller, { threadId }: { threadId: string }, { parentId = null }: { parentId?: string | null | undefined }) => ({ userId, threadId, parentId });
