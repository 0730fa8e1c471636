import type { PlainForm } from '#contract/plain-pages';
import { problemTexts } from '../account/account-fields.js';
import { refusalLines } from '../compose/refusal-lines.js';
import type { Said, Wrong } from './said.js';

/** Texts that say refusals. */
interface Coded {
  coded: (group: 'refusals', code: string) => string | undefined;
}

/** Why something was not done: what goes beside a field, and what goes above the form, in the words of what was to be done where it has any. */
export function problemLines(
  { problem }: PlainForm,
  { plain, frame, account }: Said,
  acts: Coded = plain,
): { fields: Wrong; lines: string[] } {
  if (problem === null) return { fields: {}, lines: [] };
  const { said, of } = problem;
  if (of === 'entering') {
    const { form, ...fields } = problemTexts(said, account);
    const lines = [form, fields.email, fields.password, fields.name].filter((line) => line !== undefined);
    return { fields, lines };
  }
  const own = acts.coded('refusals', said.code) ?? plain.coded('refusals', said.code);
  return { fields: {}, lines: own === undefined ? refusalLines(said, frame) : [own] };
}
