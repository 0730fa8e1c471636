import { describe, expect, it } from '@jest/globals';
import { newRecoveryCodes, tidyRecoveryCode } from './recovery-code.js';

describe('recovery codes', () => {
  const codes = newRecoveryCodes();

  it('are ten, all different', () => {
    expect(new Set(codes).size).toBe(10);
  });

  it('come in readable groups without lookalike signs', () => {
    for (const code of codes) expect(code).toMatch(/^(?:[2-9abcdefghjkmnpqrstvwxyz]{4}-){2}[2-9abcdefghjkmnpqrstvwxyz]{4}$/);
  });

  it('are the same however they are typed', () => {
    expect(tidyRecoveryCode(' K4MZ 9trw–2HXA ')).toBe('k4mz9trw2hxa');
  });
});
