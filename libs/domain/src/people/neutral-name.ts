import { randomInt } from 'node:crypto';

/** Eight figures: a hundred million names, so that one that is free is found at once, and nobody is known by theirs. */
const FIGURES = 8;

/** A name that says nothing about anybody. */
export const neutralName = (): string => `Reader ${String(randomInt(10 ** FIGURES)).padStart(FIGURES, '0')}`;
