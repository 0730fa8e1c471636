import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { completeConfig, ConfigProblems, readSettings } from './config.js';
import { pairProblems, productionProblems, secretProblems, settings } from './settings.js';

const SECRET = 'thirty-two letters of a very good one';
const PRODUCTION = { NODE_ENV: 'production', SECRET, DATABASE_URL: 'postgresql://db/belowline', PUBLIC_URL: 'https://talk.example.org' };

/** Every problem that reading these settings finds. */
function problemsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigProblems) return error.problems;
    throw error;
  }
}

describe('.env.example', () => {
  const text = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
  const entries = [...text.matchAll(/^# (.+)\n#([A-Z_]+)=(.*)$/gm)].map(([, description = '', name = '', value = '']) => ({ description, name, value }));
  const shape = Object.entries(settings.shape);
  const defaults = settings.parse({}) as Record<string, unknown>;
  const written = (value: unknown): string => (typeof value === 'boolean' ? (value ? 'on' : 'off') : String((value as string | number | undefined) ?? ''));

  it('has every setting, in the order in which they are defined', () => {
    expect(entries.map(({ name }) => name)).toEqual(shape.map(([name]) => name));
  });

  it('says of each what the definition says', () => {
    expect(entries.map(({ name, description }) => [name, description])).toEqual(shape.map(([name, schema]) => [name, schema.description]));
  });

  it('shows the defaults, and sets nothing by being copied', () => {
    expect(entries.map(({ name, value }) => [name, value])).toEqual(shape.map(([name]) => [name, written(defaults[name])]));
    expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});

describe('reading settings', () => {
  it('takes the defaults where nothing is set, an empty value being nothing', () => {
    expect(readSettings({ PORT: '', LOG_LEVEL: undefined })).toMatchObject({ NODE_ENV: 'development', PORT: 3000, HOST: 'localhost', RATE_LIMITS: true, DATABASE_POOL: 16 });
  });

  it('makes of the text what it means', () => {
    const read = readSettings({ PORT: '8080', RATE_LIMITS: 'off', PUBLIC_URL: 'https://talk.example.org/' });
    expect(read).toMatchObject({ PORT: 8080, RATE_LIMITS: false, PUBLIC_URL: 'https://talk.example.org' });
  });

  it('names every problem at once', () => {
    const problems = problemsOf(() => readSettings({ PORT: 'many', PUBLIC_URL: 'https://talk.example.org/path', DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud' }));
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'LOG_LEVEL']);
  });

  it('says so in one message', () => {
    expect(() => readSettings({ PORT: '-1' })).toThrow(/^These settings cannot be used:\n {2}PORT: /);
  });

  it('lets other variables of the environment be', () => {
    expect(problemsOf(() => readSettings({ PATH: '/usr/bin', HOME: '/home/me' }))).toEqual([]);
  });
});

describe('production', () => {
  it('wants what cannot be made up, and refuses what is only safe at home', () => {
    const values = readSettings({ RATE_LIMITS: 'off', STAFF_PROOF: 'off' });
    expect(productionProblems(values)).toEqual([]);
    const names = productionProblems({ ...values, NODE_ENV: 'production' }).map((problem) => problem.split(':')[0]);
    expect(names).toEqual(['SECRET', 'DATABASE_URL', 'PUBLIC_URL', 'RATE_LIMITS', 'STAFF_PROOF']);
  });

  it('asks staff for a second proof, which is not done elsewhere unless it is wanted', () => {
    const proofIn = (given: Record<string, string>) => completeConfig(readSettings(given), { databaseUrl: 'postgresql://here', secret: SECRET }).staffProof;
    expect([proofIn(PRODUCTION), proofIn({}), proofIn({ STAFF_PROOF: 'on' })]).toEqual([true, false, true]);
  });

  it('starts with everything that it wants', () => {
    expect(problemsOf(() => readSettings(PRODUCTION))).toEqual([]);
  });
});

describe('settings that belong together', () => {
  it.each([
    [{ ADMIN_EMAIL: 'ada@example.org' }, ['ADMIN_PASSWORD: must be set too, to make the first admin']],
    [{ ADMIN_PASSWORD: 'four quiet words' }, ['ADMIN_EMAIL: must be set too, to make the first admin']],
    [{ ADMIN_EMAIL: 'ada@example.org', ADMIN_PASSWORD: 'four quiet words' }, []],
  ])('%j', (given, problems) => {
    expect(problemsOf(() => readSettings(given))).toEqual(problems);
    expect(pairProblems(settings.parse(given))).toEqual(problems);
  });
});

describe('a secret', () => {
  it.each(['', 'short', 'change-me-change-me-change-me-change-me', 'Keyboard Cat keyboard cat keyboard cat', 'keyboard-cat-keyboard-cat-keyboard-cat', 'CHANGE_ME_CHANGE_ME_CHANGE_ME_CHANGE_ME'])('cannot be "%s"', (secret) => {
    expect(secretProblems(secret)).toHaveLength(1);
  });

  it('is checked wherever it is used', () => {
    expect(problemsOf(() => readSettings({ SECRET: 'short' }))).toEqual(['SECRET: must be at least 32 characters']);
    expect(secretProblems(undefined)).toEqual([]);
    expect(secretProblems(SECRET)).toEqual([]);
  });
});

describe('a complete configuration', () => {
  it('takes what a start supplies where nobody set it', () => {
    const config = completeConfig(readSettings({ HOST: '0.0.0.0', PORT: '4000' }), { databaseUrl: 'postgresql://here/belowline', secret: SECRET });
    expect([config.databaseUrl, config.secret, config.publicUrl]).toEqual(['postgresql://here/belowline', SECRET, 'http://localhost:4000']);
    expect([config.production, config.trustedProxies]).toEqual([false, []]);
  });

  it('prefers what was set', () => {
    const config = completeConfig(readSettings({ ...PRODUCTION, TRUST_PROXY: '10.0.0.0/8, 192.0.2.1' }), { databaseUrl: 'postgresql://here', secret: 'another' });
    expect([config.databaseUrl, config.secret, config.publicUrl]).toEqual([PRODUCTION.DATABASE_URL, SECRET, PRODUCTION.PUBLIC_URL]);
    expect([config.production, config.trustedProxies]).toEqual([true, ['10.0.0.0/8', '192.0.2.1']]);
  });

  it('is refused without a database or a secret', () => {
    expect(problemsOf(() => completeConfig(readSettings({})))).toEqual(['DATABASE_URL: must be set here', 'SECRET: must be set here']);
  });
});
