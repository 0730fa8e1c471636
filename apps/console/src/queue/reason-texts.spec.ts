import { describe, expect, it } from '@jest/globals';
import { english } from '../texts/english.js';
import { screeningText, suggestedReason } from './reason-texts.js';

describe('why a reply is in the queue', () => {
  it('is said in words, with the detail', () => {
    expect(screeningText({ check: 'links', code: 'links.many', detail: '3' }, english)).toBe('It has many links: 3');
    expect(screeningText({ check: 'first-replies', code: 'author.new', detail: null }, english)).toBe('It is one of its author’s first replies');
  });

  it('names a check that came after this console', () => {
    expect(screeningText({ check: 'weather', code: 'rain', detail: '' }, english)).toContain('weather');
  });
});

describe('the reason that is suggested', () => {
  it('is what most readers said', () => {
    expect(suggestedReason([{ reason: 'spam' }, { reason: 'abuse' }, { reason: 'abuse' }])).toBe('abuse');
  });

  it('is none without reports', () => {
    expect(suggestedReason([])).toBeNull();
  });
});
