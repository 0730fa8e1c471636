import type { Role, Standing } from '#contract/accounts';
import { AccessTokens } from '#domain/identity/access-token';
import { insertSession } from '#domain/identity/sessions.store';
import { insertUser } from '#domain/identity/users.store';
import type { TestApp } from '../support/test-app.js';

let made = 0;

export interface Somebody {
  id: string;
  name: string;
  email: string;
  token: string;
  sessionId: string;
}

/** Somebody with an account and a log-in, without going through either. */
export async function makeUser(app: TestApp, traits: { role?: Role; standing?: Standing; name?: string; emailVerified?: boolean } = {}): Promise<Somebody> {
  made += 1;
  const at = new Date();
  const { client } = app.database;
  const name = traits.name ?? `Reader ${made}`;
  const email = `somebody-${made}@test.example`;
  const user = await insertUser(client, { email, name, passwordHash: null, role: traits.role ?? 'reader', emailVerifiedAt: traits.emailVerified ? at : null, at });
  if (traits.standing) await client.user.update({ where: { id: user.id }, data: { standing: traits.standing } });
  const session = await insertSession(client, user.id, { method: 'password', audience: 'reader', userAgent: null, address: null, country: null }, at);
  return { id: user.id, name, email, token: app.get(AccessTokens).sign(user.id, session.id), sessionId: session.id };
}
