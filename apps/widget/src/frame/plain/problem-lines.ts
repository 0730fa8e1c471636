import type { PlainForm } from '#contract/plain-pages';
import { problemTexts } from '../account/account-fields.js';
import { refusalLines } from '../compose/refusal-lines.js';
import type { Said, Wrong } from './said.js';

/** Why something was not done: what goes beside a field, and what goes above the form. */
export function problemLines(
  { problem }: PlainForm,
  { plain, frame, account }: Said,
): { fields: Wrong; lines: string[] } {
  if (problem === null) return { fields: {}, lines: [] };
  const { said, of } = problem;
  if (of === 'entering') {
    const { form, ...fields } = problemTexts(said, account);
    const lines = [form, fields.email, fields.password, fields.name].filter((line) => line !== undefined);
    return { fields, lines };
  }
  const own = plain.coded('refusals', said.code);
  return { fields: {}, lines: own === undefined ? refusalLines(said, frame) : [own] };
}
