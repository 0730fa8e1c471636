import type { Hint, PreviewAnswer } from '#contract/writing';
import type { Api } from '../account/api.js';
import type { Purpose } from './send-draft.js';
import type { BenchTexts } from './texts/load-bench-texts.js';

/** Longer than this nobody is kept from posting for a hint. */
const PATIENCE_MS = 1_500;

/** What holds for everybody here, or for this reader whatever they write: it was said before, and no other text would help. */
const NOTHING_TO_DO = new Set(['thread.premoderated', 'author.premoderated', 'author.new', 'author.just-registered', 'author.rejected-lately']);

const worthSaying = ({ code, outcome }: Hint, kind: Purpose['kind']): boolean =>
  // What is refused is said by the refusal; what is edited repeats itself by nature.
  outcome !== 'refuse' && !NOTHING_TO_DO.has(code) && !(code === 'hint.repeated' && kind !== 'post');

/** What to say about a text before it is posted. Nothing when nobody answers soon. */
export async function fetchHints(
  api: Api,
  body: { threadId: string; parentId?: string; body: string },
  kind: Purpose['kind'],
  words: BenchTexts,
): Promise<string[]> {
  const waited = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const outcome = await Promise.race([api.call<PreviewAnswer>('/preview', { method: 'POST', body }), waited]);
  if (!outcome?.ok) return [];
  const said = outcome.value.hints
    .filter((hint) => worthSaying(hint, kind))
    .flatMap(({ code, detail }) => words.coded('hints', code, detail ?? undefined) ?? []);
  // Asked once, however much there is to say.
  return said.length > 0 ? [...said, words.say('hintsAsk')] : [];
}
