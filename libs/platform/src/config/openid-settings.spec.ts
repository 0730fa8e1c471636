import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openIdProviders } from './openid-settings.js';
import { productionProblems, settings } from './settings.js';

const newsroom = { id: 'newsroom', name: 'Newsroom account', issuer: 'https://id.example.org', clientId: 'belowline' };
const problems = (value: string): string[] => openIdProviders.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('the list of OpenID providers', () => {
  it('is read from the setting, with the usual scope', () => {
    expect(openIdProviders.parse(JSON.stringify([newsroom]))).toEqual([{ ...newsroom, scope: 'openid profile email' }]);
  });

  it('is read from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'belowline-'));
    const file = join(folder, 'providers.json');
    writeFileSync(file, JSON.stringify([newsroom]));
    expect(openIdProviders.parse(file)).toHaveLength(1);
    rmSync(folder, { recursive: true });
    expect(problems(file)).toEqual(['must be a JSON array, or the path of a file that can be read']);
  });

  it('says everything that is wrong, and where', () => {
    expect(problems('[{')).toEqual(['is not valid JSON']);
    expect(problems(JSON.stringify([newsroom, newsroom]))).toEqual(['two providers must not have the same id']);
    const wrong = { ...newsroom, id: 'News room', issuer: 'http://id.example.org', scope: 'email' };
    expect(problems(JSON.stringify([newsroom, wrong]))).toEqual([
      '1.id must be 1 to 40 of a-z, 0-9 and -',
      '1.issuer must be an https address (http only for this machine itself)',
      '1.scope must have openid in it',
    ]);
  });

  it('takes a provider on this machine without TLS, but not in production', () => {
    const values = settings.parse({ NODE_ENV: 'production', OIDC_PROVIDERS: JSON.stringify([{ ...newsroom, issuer: 'http://localhost:4000' }]) });
    expect(productionProblems(values)).toContain('OIDC_PROVIDERS: the issuer of newsroom must begin with https: in production');
  });
});
