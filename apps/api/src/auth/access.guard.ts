import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { AccessLevel, RouteDefinition } from '#contract/routes/route';
import { StaffProof } from '#domain/credentials/staff-proof';
import { isSomewhere, mayAdminister } from '#domain/identity/power.policy';
import { Sessions } from '#domain/identity/sessions';
import type { Caller } from '#domain/identity/user';
import { looksLikeSecretKey } from '#domain/sites/site';
import { findSiteBySecretKey } from '#domain/sites/sites.store';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { accessOf, routeOf, type KnownRequest } from '../http/endpoint.js';
import { OwnPages } from '../http/own-pages.js';
import type { LiveSocket } from '../realtime/handshake.js';
import { bearerOf } from './bearer.js';
import { saysItIsOurs } from './refresh-cookie.js';

/** Whether somebody may come in at all. On which site it is theirs to do is what the verb asks, once it is known which site it is about. */
const reaches: Record<Exclude<AccessLevel, 'anyone'>, (caller: Caller) => boolean> = {
  user: () => true,
  staff: (caller) => isSomewhere(caller, 'staff'),
  moderator: (caller) => isSomewhere(caller, 'moderator'),
  'site-admin': (caller) => isSomewhere(caller, 'admin'),
  admin: (caller) => mayAdminister(caller, null),
};

/** Stands before every handler: finds out who asks, and lets in whom the handler declares. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(
    private readonly database: Database,
    private readonly ownPages: OwnPages,
    private readonly sessions: Sessions,
    private readonly staffProof: StaffProof,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const level = accessOf(context);
    if (level === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say who may ask.`);
    if (context.getType() === 'ws') return this.letMessageIn(context, level);
    const route = routeOf(context);
    const request = context.switchToHttp().getRequest<KnownRequest>();
    if (route?.cookie) this.refuseForeignPage(request);
    const token = bearerOf(request.headers.authorization);
    if (request.headers.authorization !== undefined && token === undefined) refuse('token.invalid');
    if (token === undefined) return level === 'anyone' || refuse('token.absent');
    if (looksLikeSecretKey(token)) return this.letSiteIn(request, route, token);
    // Passport's jwt strategy checks the token and puts the caller, as that user is now, on the request.
    await super.canActivate(context);
    if (level !== 'anyone') await this.admit(request.user, level, route?.fresh === true);
    if (route?.secondProof && request.user) await this.staffProof.askSecond(request.user);
    return true;
  }

  /** Whether somebody's role reaches as far as a handler declares, and, for what moderators do, whether they proved it is them. */
  private async admit(caller: Caller | undefined, level: Exclude<AccessLevel, 'anyone'>, fresh: boolean): Promise<void> {
    if (!caller || !reaches[level](caller)) refuse('role.insufficient');
    if (level === 'moderator' || level === 'site-admin' || level === 'admin') await this.staffProof.admit(caller, { fresh });
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error as Error;
    return user === false ? refuse('token.invalid') : user;
  }

  /** A socket showed its token at the handshake; who that is, and what they may do, is asked again for each message. */
  private async letMessageIn(context: ExecutionContext, level: AccessLevel): Promise<boolean> {
    if (level === 'anyone') return true;
    const { claims } = context.switchToWs().getClient<LiveSocket>().data;
    const caller = (claims && (await this.sessions.caller(claims))) ?? refuse('token.absent');
    await this.admit(caller, level, false);
    return true;
  }

  /** A cookie goes along with whatever page asks; these routes therefore answer our own pages only. */
  private refuseForeignPage(request: KnownRequest): void {
    if (!saysItIsOurs(request) || !this.ownPages.isOwn(request.headers)) refuse('request.foreign-origin');
  }

  private async letSiteIn(request: KnownRequest, route: RouteDefinition | undefined, secret: string): Promise<boolean> {
    const site = (await findSiteBySecretKey(this.database.client, secret)) ?? refuse('token.invalid');
    if (route?.siteKey !== true) refuse('role.insufficient');
    request.site = site;
    return true;
  }
}
