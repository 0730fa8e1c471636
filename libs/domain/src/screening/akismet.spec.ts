import { describe, expect, it } from '@jest/globals';
import type { OutsideAnswer } from '#platform/outside/outside-post';
import { akismetFinding, akismetForm } from './akismet.js';

const check = { otherwise: 'publish', spam: 'hold' } as const;
const answered = (text: string, headers: Record<string, string> = {}, status = 200): OutsideAnswer => ({ kind: 'answered', status, headers, text });

describe('what Akismet answers', () => {
  it.each<[string, OutsideAnswer, object]>([
    ['nothing wrong', answered('false'), { outcome: 'publish', code: 'outside.published', score: 0 }],
    ['spam', answered('true'), { outcome: 'hold', code: 'outside.held', score: 0.9, detail: 'Akismet: spam' }],
    ['spam that need not be looked at', answered('true\n', { 'x-akismet-pro-tip': 'discard' }), { outcome: 'hold', code: 'outside.held', score: 1, detail: 'Akismet: blatant spam' }],
    ['a key that is not one', answered('invalid', { 'x-akismet-debug-help': 'Empty "api_key" value' }), { outcome: 'publish', code: 'outside.failed', score: 0, detail: 'Empty "api_key" value' }],
    ['an error', answered('true', {}, 500), { outcome: 'publish', code: 'outside.failed', score: 0, detail: 'It answered 500.' }],
    ['nothing in time', { kind: 'late' }, { outcome: 'publish', code: 'outside.late', score: 0 }],
  ])('%s', (_, answer, finding) => {
    expect(akismetFinding(check, answer)).toEqual(finding);
  });

  it.each([['tag', 'outside.tagged'], ['refuse', 'outside.refused']] as const)('spam, where the site says %s', (spam, code) => {
    expect(akismetFinding({ ...check, spam }, answered('true'))).toMatchObject({ outcome: spam, code });
  });
});

describe('what Akismet is told', () => {
  const question = {
    key: 'abcdef123456', blog: 'https://www.example.org', url: 'https://www.example.org/one', author: 'Leila & Ana', body: 'Buy this: 100 %', answers: false, edited: false,
    from: { address: '198.51.100.7', userAgent: 'A browser' }, at: new Date('2021-08-26T16:16:00.000Z'),
  };

  it('is the text, its author and from where, and no address of mail', () => {
    expect(Object.fromEntries(new URLSearchParams(akismetForm(question)))).toEqual({
      api_key: 'abcdef123456', blog: 'https://www.example.org', permalink: 'https://www.example.org/one', comment_author: 'Leila & Ana', comment_content: 'Buy this: 100 %', comment_type: 'comment',
      user_ip: '198.51.100.7', user_agent: 'A browser', comment_date_gmt: '2021-08-26T16:16:00.000Z', blog_charset: 'UTF-8',
    });
  });

  it('is that it answers somebody, or is looked at again', () => {
    expect(akismetForm({ ...question, answers: true, edited: true, url: null, from: { address: '::1', userAgent: null } })).toContain('comment_type=reply');
    expect(akismetForm({ ...question, edited: true })).toContain('recheck_reason=edit');
  });
});
