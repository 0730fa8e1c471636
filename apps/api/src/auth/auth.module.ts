import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { CredentialsModule } from '#domain/credentials/credentials.module';
import { IdentityModule } from '#domain/identity/identity.module';
import { RedressModule } from '#domain/redress/redress.module';
import { OwnPages } from '../http/own-pages.js';
import { LimitGuard } from '../limits/limit.guard.js';
import { AccessGuard } from './access.guard.js';
import { FlowCookie } from './flow-cookie.js';
import { FrontDoor } from './front-door.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LinkStrategy } from './link.strategy.js';
import { LocalStrategy } from './local.strategy.js';
import { OpenIdStrategy } from './openid.strategy.js';
import { PasskeyStrategy } from './passkey.strategy.js';
import { PublisherStrategy } from './publisher.strategy.js';
import { RefreshCookie } from './refresh-cookie.js';

/** Who asks, whether they may, and how often: in this order, before every handler. */
@Module({
  imports: [PassportModule, IdentityModule, CredentialsModule, RedressModule],
  providers: [
    JwtStrategy,
    LocalStrategy,
    LinkStrategy,
    OpenIdStrategy,
    PasskeyStrategy,
    PublisherStrategy,
    FlowCookie,
    RefreshCookie,
    OwnPages,
    FrontDoor,
    { provide: APP_GUARD, useClass: AccessGuard },
    LimitGuard,
    { provide: APP_GUARD, useExisting: LimitGuard },
    { provide: APP_INTERCEPTOR, useExisting: LimitGuard },
  ],
  exports: [RefreshCookie, FlowCookie, OwnPages, FrontDoor],
})
export class AuthModule {}
