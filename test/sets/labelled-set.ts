import { sentences } from './sentences.js';
import { sentencesRtl } from './sentences-rtl.js';

/** A short text with what a moderator would decide on it. */
export interface Labelled {
  language: string;
  rejected: boolean;
  /** Texts of one family are made of one sentence. */
  family: string;
  text: string;
}

/** So many texts are made of each sentence. */
const DRESSES = 6;

/** The same at every run: a step through the sentences around it that meets each before it comes back. */
const dressed = (sentence: string, number: number, { before, after }: { before: string[]; after: string[] }): string =>
  [before[number % before.length], sentence, after[(5 * number + Math.floor(number / before.length)) % after.length]].filter((part) => part !== '').join(' ');

/** The whole set, in an order in which languages and kinds take turns as they would in a discussion. */
export function labelledSet(): Labelled[] {
  const texts = Object.entries({ ...sentences, ...sentencesRtl }).flatMap(([language, { before, after, approved, rejected, approvedThough, rejectedThough }]) => {
    const of = (kind: string, some: string[], isRejected: boolean): Labelled[] =>
      some.flatMap((sentence, at) =>
        Array.from({ length: DRESSES }, (_, number) => ({ language, rejected: isRejected, family: `${language} ${kind} ${at}`, text: dressed(sentence, at + number, { before, after }) })),
      );
    return [...of('approved', approved, false), ...of('rejected', rejected, true), ...of('approved though', approvedThough, false), ...of('rejected though', rejectedThough, true)];
  });
  // A prime step that does not divide their number.
  return texts.map((_, at) => texts[(at * 211) % texts.length]).filter((text) => text !== undefined);
}
