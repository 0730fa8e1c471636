import { Global, Module, type DynamicModule } from '@nestjs/common';
import { NodeNews } from './broadcast/node-news.js';
import { Changes } from './changes/changes.js';
import { Clock } from './clock/clock.js';
import { CommonTime } from './clock/common-time.js';
import { Config } from './config/config.js';
import { Database } from './database/database.js';
import { Replicas } from './database/replicas.js';
import { Going } from './health/going.js';
import { ReadinessCheck } from './health/readiness.js';
import { Jobs } from './jobs/jobs.js';
import { Armed } from './keeping/armed.js';
import './meters/process-meters.js';
import { Mailer } from './mail/mailer.js';
import { Places } from './places/places.js';
import { OpenIdProviders } from './openid/openid-providers.js';
import { PushIdentity } from './push/push-identity.js';
import { Pusher } from './push/pusher.js';
import { RateLimits } from './rate-limits/rate-limits.js';
import { RedisLine } from './redis/redis-line.js';
import { Tracing } from './tracing/tracing.js';

/** What would survive a change of business: the same for every application of the platform. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    const providers = [{ provide: Config, useValue: config }, NodeNews, Changes, Going, Clock, CommonTime, Database, Replicas, Armed, Jobs, Mailer, Places, OpenIdProviders, PushIdentity, Pusher, RedisLine, RateLimits, ReadinessCheck, Tracing];
    return { module: PlatformModule, providers, exports: providers };
  }
}
