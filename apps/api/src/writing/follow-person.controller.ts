import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PlainForm } from '#contract/plain-pages';
import { hasBlocked } from '#domain/following/blocks.store';
import { isFollowing } from '#domain/following/follows.store';
import { viewUser } from '#domain/identity/user.view';
import { findUser } from '#domain/identity/users.store';
import { Database } from '#platform/database/database';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';
import { Access, Counted, type KnownRequest } from '../http/endpoint.js';
import { FormDesk, type Visit } from './form-desk.js';
import { PersonActs } from './person-acts.js';
import { PlainPages } from './plain-pages.js';
import type { SentForm } from './sent-form.js';

/**
 * Following and blocking a reader where no script runs, and from links in letters: a link opens a page and changes nothing, so that a
 * mail program that looks at every link follows nobody.
 */
@Controller()
@Access('anyone')
export class FollowPersonController {
  constructor(
    private readonly desk: FormDesk,
    private readonly pages: PlainPages,
    private readonly acts: PersonActs,
    private readonly database: Database,
  ) {}

  @Get('u/:userId/follow')
  @Counted(true)
  async open(@Param('userId') userId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(await this.desk.open(request, reply), userId);
  }

  @Post('u/:userId/follow')
  async send(@Param('userId') userId: string, @Req() request: KnownRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.desk.receive(request, reply);
    if (!UUID.test(userId)) refuse('user.absent');
    await this.desk.press(visit, 'follow', this.acts.with(userId), (problem) => this.show(visit, userId, visit.form, problem));
  }

  private async show(visit: Visit, userId: string, form: SentForm | null = null, problem: PlainForm['problem'] = null): Promise<void> {
    const { client } = this.database;
    const { caller, request, reply } = visit;
    const user = (UUID.test(userId) ? await findUser(client, userId) : null) ?? refuse('user.absent');
    const following = caller !== null && (await isFollowing(client, caller.id, { kind: 'user', id: userId }));
    const blocked = caller !== null && (await hasBlocked(client, caller.id, userId));
    const own = caller?.id === userId;
    const shown = { user: viewUser(user), own, following, blocked, form: this.desk.formFor(visit, request.url, form, problem) };
    await this.pages.send(reply, { ...this.pages.look(request), kind: 'follow-person', ...shown }, problem?.said.status ?? 200);
  }
}
