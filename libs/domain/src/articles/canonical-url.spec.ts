import { describe, expect, it } from '@jest/globals';
import { canonicalUrl } from './canonical-url.js';

describe('the canonical address of a page', () => {
  it.each([
    ['https://paper.example/world/a#comments', 'https://paper.example/world/a'],
    ['https://paper.example/world/a?utm_source=x&utm_medium=y', 'https://paper.example/world/a'],
    ['https://paper.example/world/a?fbclid=1&id=7&gclid=2', 'https://paper.example/world/a?id=7'],
    ['https://paper.example:443/world/a', 'https://paper.example/world/a'],
    ['http://paper.example:80/world/a', 'http://paper.example/world/a'],
    ['http://paper.example:8080/world/a/', 'http://paper.example:8080/world/a'],
    ['https://paper.example/world/a///', 'https://paper.example/world/a'],
    ['https://PAPER.example/World/A', 'https://paper.example/World/A'],
    ['https://me:secret@paper.example/a', 'https://paper.example/a'],
    ['https://paper.example/', 'https://paper.example'],
    ['https://paper.example/?', 'https://paper.example'],
    ['https://paper.example/?page=2', 'https://paper.example/?page=2'],
    ['https://paper.example/a/?b=1', 'https://paper.example/a?b=1'],
    ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
  ])('%s is %s', (given, expected) => {
    expect(canonicalUrl(given)).toBe(expected);
  });

  it('stays the same when taken again', () => {
    const once = canonicalUrl('https://paper.example/a/?utm_campaign=z&x=%20y#top');
    expect(canonicalUrl(once)).toBe(once);
  });

  it('keeps the order and the repetition of parameters that matter', () => {
    expect(canonicalUrl('https://paper.example/a?b=2&a=1&b=3')).toBe('https://paper.example/a?b=2&a=1&b=3');
  });
});
