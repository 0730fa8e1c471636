import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IdentityModule } from '#domain/identity/identity.module';
import { structuredLogger } from '#platform/logging/logging';
import { PlatformModule } from '#platform/platform.module';
import { FarBroadcastModule } from '#worker/far-broadcast';
import type { Starting } from '../start.js';
import { Crew } from './crew.js';
import { fillDatabase } from './fill-database.js';
import { greet } from './greet.js';

/** Connections that PostgreSQL's own defaults leave to us, some kept for whoever looks after it. */
const CONNECTIONS = 90;

/** What a process takes besides its pool: for jobs. */
const FOR_JOBS = 4;

/** First contents, as somebody would who has the database and no readers. */
async function fill({ settings, config, say }: Starting): Promise<{ demo: boolean }> {
  @Module({ imports: [PlatformModule.with(config), FarBroadcastModule, IdentityModule] })
  class Filling {}

  const context = await NestFactory.createApplicationContext(Filling, { logger: structuredLogger(config) });
  try {
    return await fillDatabase(context, settings, config, say);
  } finally {
    await context.close();
  }
}

/** Several api processes and one for the jobs. `kill -USR2` replaces them one after another. */
export async function startTogether(starting: Starting, apis: number): Promise<void> {
  const { settings, config, inOrder, say } = starting;
  const filled = await fill(starting);
  say(`Starting ${apis} processes that answer, and one for the jobs …`);
  const pool = Math.min(config.databasePool, Math.max(2, Math.floor(CONNECTIONS / (apis + 1)) - FOR_JOBS));
  const env = { DATABASE_URL: config.databaseUrl, SECRET: config.secret, DATABASE_POOL: String(settings.DATABASE_URL === undefined ? pool : config.databasePool) };
  const crew = await Crew.start({ apis, env, say });
  inOrder.add(() => crew.stop());
  process.on('SIGUSR2', () => void crew.restart().catch((error: unknown) => say(String(error))));
  greet(config, filled, say);
}
