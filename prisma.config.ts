import { defineConfig } from 'prisma/config';

/** Where Prisma's own CLI finds the schema, the migrations and the database. Run it through `npm run prisma -- …`. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/belowline' },
});
