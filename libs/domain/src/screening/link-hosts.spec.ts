import { describe, expect, it } from '@jest/globals';
import { hostAmong } from './link-hosts.js';

const HOSTS = ['spam.example', 'xn--mnchen-3ya.example'];

describe('the host of a link', () => {
  it.each([
    ['https://spam.example/offer', 'spam.example'],
    ['http://spam.example:8080/', 'spam.example'],
    ['https://SPAM.example/', 'spam.example'],
    ['https://shop.spam.example/', 'spam.example'],
    ['https://spam.example./', 'spam.example'],
    ['https://somebody:secret@spam.example/', 'spam.example'],
    ['https://münchen.example/', 'xn--mnchen-3ya.example'],
    ['https://ｓｐａｍ.example/', 'spam.example'],
  ])('%s is %s', (link, host) => {
    expect(hostAmong(link, HOSTS)).toBe(host);
  });

  it.each(['https://notspam.example/', 'https://spam.example.org/', 'https://news.example/?from=spam.example', 'https://news.example/spam.example', 'https://spam.example@news.example/', 'mailto:me@news.example', 'no link'])('%s is none of them', (link) => {
    expect(hostAmong(link, HOSTS)).toBeNull();
  });
});
