import type { INestApplicationContext } from '@nestjs/common';
import { MakeFirstAdmin } from '#domain/identity/make-first-admin';
import { Passwords } from '#domain/identity/passwords';
import type { Config } from '#platform/config/config';
import type { Settings } from '#platform/config/settings';
import { Database } from '#platform/database/database';
import { plantDemo } from '#seed/plant-demo';

/** First contents: the demonstration where nothing else is wanted, and the first admin where one is named. */
export async function fillDatabase(app: INestApplicationContext, settings: Settings, config: Config, say: (message: string) => void): Promise<{ demo: boolean }> {
  const seed = settings.SEED ?? (config.production ? 'none' : 'demo');
  const demo = seed === 'demo' && (await plantDemo(app.get(Database, { strict: false }), app.get(Passwords, { strict: false }), config.publicUrl));
  if (settings.ADMIN_EMAIL !== undefined && settings.ADMIN_PASSWORD !== undefined) {
    const made = await app.get(MakeFirstAdmin, { strict: false }).run(settings.ADMIN_EMAIL, settings.ADMIN_PASSWORD);
    if (made) say(`Made the first admin: ${settings.ADMIN_EMAIL}`);
  }
  return { demo };
}
