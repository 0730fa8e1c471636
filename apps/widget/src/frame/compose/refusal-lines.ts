import type { Problem } from '#contract/refusals';
import type { Texts } from '../texts/texts.js';

/** What to say beside the field when something could not be sent. No problem at all means that nobody answered. */
export function refusalLines(problem: Problem | null, texts: Texts): string[] {
  if (!problem) return [texts.say('unsent')];
  const first =
    texts.coded('refusals', problem.code) ?? (problem.code === 'server.failed' ? texts.say('failed') : problem.detail);
  const more = (problem.errors ?? []).map(
    ({ code, message, detail }) => texts.coded('screening', code, detail) ?? message,
  );
  return [...new Set([first, ...more])];
}
