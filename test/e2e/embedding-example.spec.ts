import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeUser } from '../make/user.js';
import { documented } from '../support/documented.js';
import { TestApp } from '../support/test-app.js';

/** How a publisher's server signs for its readers. */
const example = documented('token');

describe('the example of a token in docs/embedding.md', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()));
  afterAll(() => app.stop());

  it('signs a reader in, run as it is', async () => {
    const admin = await makeUser(app, { role: 'admin' });
    const site = (await app.ask('post', '/sites', admin).send({ name: 'The Paper', origins: [] })).body as { id: string; publicKey: string };
    const issuer = 'https://www.example.org';
    const { secret } = (await app.ask('put', `/sites/${site.id}/signer`, admin).send({ issuer })).body as { secret: string };
    const reader = { id: '42', name: 'Leila Rahimi', email: 'leila@example.org', emailVerified: true, locale: 'en-GB' };
    const call = `console.log(belowlineToken(${JSON.stringify(reader)}, ${JSON.stringify({ secret, issuer, siteKey: site.publicKey })}));`;
    const token = execFileSync(process.execPath, ['--input-type=module'], { input: `${example}\n${call}`, encoding: 'utf8' }).trim();
    const answer = await app.ask('post', '/auth/publisher').send({ site: site.publicKey, token });
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({ name: reader.name, email: reader.email, emailVerified: true, locale: 'en-GB' });
  });
});
