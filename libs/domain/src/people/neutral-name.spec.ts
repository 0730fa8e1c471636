import { describe, expect, it } from '@jest/globals';
import { whatIsWrongWithName } from '#domain/identity/name';
import { neutralName } from './neutral-name.js';

describe('a neutral name', () => {
  it('is one that anybody could have, and hardly ever the same twice', () => {
    const names = Array.from({ length: 1_000 }, neutralName);
    expect(names.map(whatIsWrongWithName).filter((wrong) => wrong !== null)).toEqual([]);
    expect(new Set(names).size).toBeGreaterThan(990);
  });
});
