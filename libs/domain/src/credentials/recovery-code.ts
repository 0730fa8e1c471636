import { randomInt } from 'node:crypto';

/** Ten: enough for years, few enough for a slip of paper. */
const HOW_MANY = 10;

/** Without letters and digits that are taken for each other, on paper or read aloud: no 0, 1, i, l, o, u. */
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';

/** Three groups of four of 30 signs are 58 bits: out of reach at ten guesses in ten minutes, and of no use without our key to whoever has the hashes. */
const GROUPS = 3;
const GROUP_LENGTH = 4;

const newGroup = (): string => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

export const newRecoveryCodes = (): string[] =>
  Array.from({ length: HOW_MANY }, () => Array.from({ length: GROUPS }, newGroup).join('-'));

/** A code as it was made, however it was typed: spaces, hyphens and capitals do not matter. */
export const tidyRecoveryCode = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
