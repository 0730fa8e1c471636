import { Injectable } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import { z } from 'zod';
import type { ClientEvents, ServerEvents } from '#contract/live';
import type { RefusalCode } from '#contract/refusals';
import { AccessTokens } from '#domain/identity/access-token';
import { sessionRoom, userRoom } from '#domain/identity/live-rooms';
import { isSomewhere } from '#domain/identity/power.policy';
import { Sessions } from '#domain/identity/sessions';
import { Refusal } from '#platform/refusals/refusal';

/** What a socket carries along: who it is, as that was at the handshake. What it may do is asked again each time. */
export interface SocketData {
  claims?: { sub: string; sid: string };
  /** Whether whoever it is works here, or on one of the sites. */
  staff?: boolean;
  messages: { since: number; count: number };
  /** At the moderators' desk: by which name, and of which site; null of all. */
  desk?: { name: string; siteId: string | null };
}

export type LiveServer = Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

/** Windows and tabs of one person, generously. */
const SOCKETS_A_USER = 10;

const handshakeAuth = z.object({ token: z.string().max(4_096).nullish() });

/** A refusal as Socket.IO hands it to a client whose handshake failed: the message is the code. */
const refused = (code: RefusalCode): Error => Object.assign(new Error(code), { data: { code } });

/** Lets sockets in: by a token alone, never by a cookie, and without one as anybody. */
@Injectable()
export class Handshake {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: Sessions,
  ) {}

  guard(server: LiveServer): void {
    server.use((socket, next) => {
      this.admit(server, socket).then(
        () => next(),
        (error: unknown) => next(refused(error instanceof Refusal ? error.code : 'service.unavailable')),
      );
    });
    server.on('connection', (socket) => void this.lookAgain(socket));
  }

  /** Closes those of these sockets whose log-in has ended, one after another, so that looking never takes more than one connection. */
  async lookAgainAt(sockets: Iterable<LiveSocket>): Promise<void> {
    for (const socket of sockets) await this.lookAgain(socket);
  }

  /** Until now a log-in that ended found no socket of it to close. One that cannot be looked up is closed too: its client comes again. */
  private async lookAgain(socket: LiveSocket): Promise<void> {
    const { claims } = socket.data;
    if (claims === undefined) return;
    const caller = await this.sessions.caller(claims).catch(() => null);
    if (caller === null) socket.disconnect(true);
  }

  private async admit(server: LiveServer, socket: LiveSocket): Promise<void> {
    socket.data.messages = { since: Date.now(), count: 0 };
    const auth = handshakeAuth.safeParse(socket.handshake.auth);
    if (!auth.success) throw new Refusal('token.invalid');
    const { token } = auth.data;
    if (token == null) return;
    const claims = this.tokens.read(token);
    const caller = claims && (await this.sessions.caller(claims));
    if (!claims || !caller) throw new Refusal('token.invalid');
    if ((server.sockets.adapter.rooms.get(userRoom(caller.id))?.size ?? 0) >= SOCKETS_A_USER) throw new Refusal('request.limited');
    socket.data.claims = { sub: claims.sub, sid: claims.sid };
    socket.data.staff = isSomewhere(caller, 'staff');
    await socket.join([userRoom(caller.id), sessionRoom(caller.sessionId)]);
  }
}
