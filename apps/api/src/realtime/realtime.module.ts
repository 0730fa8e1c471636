import { Global, Module } from '@nestjs/common';
import { Broadcast } from '#platform/broadcast/broadcast';
import { FeedModule } from '#domain/feed/feed.module';
import { IdentityModule } from '#domain/identity/identity.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { Apart } from './apart.js';
import { DeskPresence } from './desk-presence.js';
import { Handshake } from './handshake.js';
import { LiveGateway } from './live.gateway.js';
import { SocketBroadcast } from '#platform/broadcast/socket-broadcast';
import { ThreadWatch } from './thread-watch.js';

/** Global, because what the business announces goes out here. */
@Global()
@Module({
  imports: [IdentityModule, RepliesModule, FeedModule],
  providers: [SocketBroadcast, { provide: Broadcast, useExisting: SocketBroadcast }, Handshake, ThreadWatch, Apart, DeskPresence, LiveGateway],
  exports: [Broadcast],
})
export class RealtimeModule {}
