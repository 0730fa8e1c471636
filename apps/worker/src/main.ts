import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { completeConfig, readSettings } from '#platform/config/config';
import { structuredLogger } from '#platform/logging/logging';
import { PlatformModule } from '#platform/platform.module';
import { FarBroadcastModule } from './far-broadcast.js';
import { WorkerModule } from './worker.module.js';

/** A worker in a process of its own. Any number of them share the queue. */
const config = completeConfig(readSettings());

@Module({ imports: [PlatformModule.with(config), FarBroadcastModule, WorkerModule] })
class WorkerProcess {}

const app = await NestFactory.createApplicationContext(WorkerProcess, { logger: structuredLogger(config) });
app.enableShutdownHooks();
process.send?.('ready');
