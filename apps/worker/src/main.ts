import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { completeConfig, readSettings } from '#platform/config/config';
import { structuredLogger } from '#platform/logging/logging';
import { PlatformModule } from '#platform/platform.module';
import { beginTracing } from '#platform/tracing/tracing';
import { FarBroadcastModule } from './far-broadcast.js';
import { Probes } from './health/probes.js';
import { WorkerModule } from './worker.module.js';

/** A worker in a process of its own. Any number of them share the queue. */
const config = completeConfig(readSettings());
await beginTracing(config, 'worker');

@Module({ imports: [PlatformModule.with(config), FarBroadcastModule, WorkerModule], providers: [Probes] })
class WorkerProcess {}

const app = await NestFactory.createApplicationContext(WorkerProcess, { logger: structuredLogger(config) });
app.enableShutdownHooks();
await app.get(Probes).listen(config);
process.send?.('ready');
