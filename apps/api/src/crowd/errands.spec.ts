import { describe, expect, it } from '@jest/globals';
import { routes } from '#contract/routes/routes';
import type { RouteDefinition } from '#contract/routes/route';
import { errandOf } from './errands.js';

const ID = '01990000-0000-7000-8000-000000000001';
const asked = (method: string, url: string, token?: string) => errandOf({ method, url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

describe('why somebody asks', () => {
  it('is to read, to write, or to enter', () => {
    for (const url of ['/', `/api/v1/threads/${ID}/replies?sort=best`, '/embed.js', '/healthy', '/api/v1/metrics']) expect(asked('GET', url)).toBe('reading');
    expect(asked('HEAD', '/')).toBe('reading');
    expect(asked('POST', `/api/v1/threads/${ID}/replies`, 'token')).toBe('writing');
    expect(asked('DELETE', `/api/v1/replies/${ID}`, 'token')).toBe('writing');
    expect(asked('POST', '/api/v1/auth/login')).toBe('entering');
    expect(asked('POST', '/api/v1/auth/register?site=a')).toBe('entering');
    expect(asked('POST', '/api/v1/auth/refresh')).toBe('reading');
  });

  it('is nothing that may be refused, of a probe', () => {
    for (const url of ['/health/live', '/health/ready', '/metrics', '/metrics?name=up']) expect(asked('GET', url)).toBeUndefined();
  });

  it('is to moderate on every route of staff, for whoever sends a token, and on no other', () => {
    for (const { method, path, access } of Object.values<RouteDefinition>(routes)) {
      const url = `/api/v1${path.replace(/:\w+/g, ID)}`;
      const staff = access !== 'anyone' && access !== 'user';
      expect([method, path, asked(method, url, 'token') === 'moderating', asked(method, `${url}?a=b`, 'token') === 'moderating']).toEqual([method, path, staff, staff]);
      expect(asked(method, url)).not.toBe('moderating');
    }
    expect(asked('GET', `/api/v1/moderation/queue/${ID}`, 'token')).toBe('reading');
    expect(asked('GET', `/x/api/v1/moderation/queue`, 'token')).toBe('reading');
  });
});
