import { describe, expect, it } from '@jest/globals';
import { withoutPersonalData } from './without-personal-data.js';

describe('a line of the log', () => {
  it('loses addresses of mail, however they are written', () => {
    const line = '{"msg":"550 <ana.m+news@example.co.uk>: unknown; \\"Ähnlich@bücher.example\\" mailto:bo@example.org","to":"c@d.example"}';
    expect(withoutPersonalData(line)).toBe('{"msg":"550 <…>: unknown; \\"…\\" mailto:…","to":"…"}');
  });

  it('loses network addresses that may be a reader’s, and keeps those of one’s own servers', () => {
    const line = 'from 203.0.113.7 and 2a02:810d:1:2::5, ::ffff:203.0.113.7; connect ECONNREFUSED 10.0.0.5:5432, 127.0.0.1:6379, ::1 and fd00::2';
    // 203.0.113.0/24 is reserved for documents and stays; a real one goes.
    expect(withoutPersonalData(line)).toContain('and …,');
    expect(withoutPersonalData('from 81.2.69.160:4711 or ::ffff:81.2.69.160')).toBe('from …:4711 or …');
    expect(withoutPersonalData(line)).toContain('10.0.0.5:5432, 127.0.0.1:6379, ::1 and fd00::2');
  });

  it('loses tokens; links are kept where one has nothing but one’s own machine', () => {
    const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVkLWJ5LXVz';
    expect(withoutPersonalData(`Authorization: Bearer ${token} and cookie=${token}`)).toBe('Authorization: Bearer … and cookie=…');
    const link = 'https://talk.example/link#token=abcdefghijklmnopqrstuvwxyz';
    expect(withoutPersonalData(link)).toBe('https://talk.example/link#token=…');
    expect(withoutPersonalData(link, { keepLinks: true })).toBe(link);
  });

  it('keeps what only looks like it', () => {
    const line = '{"time":1764197000000,"msg":"at 12:34:56, pg@8.23.1","stack":"Error: no\\n    at run (file:///app/node_modules/@nestjs/core/router.js:12:34)\\n    at node:internal/process:95:5","id":"0199aaaa-0000-7000-8000-000000000001"}';
    expect(withoutPersonalData(line)).toBe(line);
  });
});
