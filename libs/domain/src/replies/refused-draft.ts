import { reasonsIn, refusalOf, refusalTexts, type Screened } from '#domain/screening/screening';
import { refuse } from '#platform/refusals/refusal';

/** The outcome of a screening that let the draft through, published or held; refuses what it refused, with every reason. */
export function orRefused({ outcome, verdicts }: Screened): 'publish' | 'hold' {
  if (outcome !== 'refuse') return outcome === 'hold' ? 'hold' : 'publish';
  const reasons = reasonsIn(verdicts, 'refuse');
  for (const { code } of reasons) {
    const named = refusalOf[code];
    if (named) refuse(named);
  }
  return refuse('reply.refused', {
    errors: reasons.map(({ code, detail }) => ({
      path: 'body',
      code,
      ...(detail === null ? {} : { detail }),
      message: detail === null || code !== 'words.banned' ? (refusalTexts[code] ?? code) : `${refusalTexts[code]} (${detail})`,
    })),
  });
}
