import 'reflect-metadata';
import { Controller, Get, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { PrismaPg } from '@prisma/adapter-pg';
import { HOST } from '../stage/ports.js';

/** As much of a generated client as is used here. */
interface Client {
  $queryRaw: (strings: TemplateStringsArray) => Promise<unknown>;
  $disconnect: () => Promise<void>;
}

type ClientModule = { PrismaClient: new (options: { adapter: PrismaPg }) => Client };

// Made when the measurement begins, after this was compiled.
const file = new URL('./client/client.js', import.meta.url).href;
const { PrismaClient } = (await import(file)) as ClientModule;

@Injectable()
class Database implements OnApplicationShutdown {
  readonly client = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env['DATABASE_URL'] ?? '' }) });

  async onApplicationShutdown(): Promise<void> {
    await this.client.$disconnect();
  }
}

@Controller()
class HealthController {
  constructor(private readonly database: Database) {}

  @Get('health/ready')
  async ready(): Promise<{ status: 'ready' }> {
    await this.database.client.$queryRaw`SELECT 1`;
    return { status: 'ready' };
  }
}

@Module({ controllers: [HealthController], providers: [Database] })
class EmptyModule {}

/** The least of its kind: NestJS on Fastify with Prisma on PostgreSQL, and nothing in it but the question whether it is there. */
const app = await NestFactory.create<NestFastifyApplication>(EmptyModule, new FastifyAdapter(), { logger: false });
app.enableShutdownHooks();
await app.listen(Number(process.env['PORT']), HOST);
