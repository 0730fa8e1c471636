import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PlainForm } from '#contract/plain-pages';
import { FollowSomething } from '#domain/following/follow-something';
import { isFollowing } from '#domain/following/follows.store';
import { LeaveSomething } from '#domain/following/leave-something';
import { Database } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted, type KnownRequest } from '../http/endpoint.js';
import { FormDesk, type Visit } from './form-desk.js';
import { PlainPages } from './plain-pages.js';
import type { SentForm } from './sent-form.js';

/** Following a discussion where no script runs, and from links in letters. */
@Controller()
@Access('anyone')
export class FollowThreadController {
  constructor(
    private readonly desk: FormDesk,
    private readonly pages: PlainPages,
    private readonly database: Database,
    private readonly followSomething: FollowSomething,
    private readonly leaveSomething: LeaveSomething,
  ) {}

  @Get('t/:threadId/follow')
  @Counted(true)
  async open(@Param('threadId') threadId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(await this.desk.open(request, reply), threadId);
  }

  @Post('t/:threadId/follow')
  async send(@Param('threadId') threadId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.desk.receive(request, reply);
    if (!UUID.test(threadId)) refuse('thread.absent');
    const followed = { kind: 'thread', id: threadId } as const;
    await this.desk.press(
      visit,
      'follow',
      { follow: (caller) => this.followSomething.run(caller, followed), unfollow: (caller) => this.leaveSomething.run(caller, followed) },
      (problem) => this.show(visit, threadId, visit.form, problem),
    );
  }

  private async show(visit: Visit, threadId: string, form: SentForm | null = null, problem: PlainForm['problem'] = null): Promise<void> {
    const { caller, request, reply } = visit;
    const { base } = await this.pages.atThread(threadId, request);
    const following = caller !== null && (await isFollowing(this.database.client, caller.id, { kind: 'thread', id: threadId }));
    const shown = { following, form: this.desk.formFor(visit, request.url, form, problem) };
    await this.pages.send(reply, { ...base, kind: 'follow-thread', ...shown }, problem?.said.status ?? 200);
  }
}
