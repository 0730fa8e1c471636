import type { ToldProblem } from '../account/api.js';
import type { Texts } from '../texts/texts.js';

/** What to say beside the field when something could not be sent. No problem at all means that nobody answered. */
export function refusalLines(problem: ToldProblem | null, texts: Texts): string[] {
  if (!problem) return [texts.say('unsent')];
  if (problem.code === 'thread.slow') return [texts.say('slowWait', { time: texts.lasting(problem.retryAfter ?? 60) })];
  const first =
    texts.coded('refusals', problem.code) ?? (problem.code === 'server.failed' ? texts.say('failed') : problem.detail);
  const more = (problem.errors ?? []).map(
    ({ code, message, detail }) => texts.coded('screening', code, detail) ?? message,
  );
  return [...new Set([first, ...more])];
}
