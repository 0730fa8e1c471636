import type { RuleDraft } from '#contract/rules';
import type { SiteSettings } from '#contract/sites';

/** What checks lead to, and from which score on the scorer holds; null where it holds nothing. */
export interface ChecksTyped {
  checks: SiteSettings['checks'];
  threshold: number | null;
}

/** What holds on a site now. */
export const typedOf = ({ checks, scorer }: Pick<SiteSettings, 'checks' | 'scorer'>): ChecksTyped => ({ checks, threshold: scorer.mode === 'hold' ? scorer.threshold : null });

/** What is tried of what was chosen: only what differs from what holds, so that switching it on changes nothing else. */
export function checksDraft(now: ChecksTyped, typed: ChecksTyped): Pick<RuleDraft, 'checks' | 'scorerThreshold'> {
  const changed = Object.entries(typed.checks).filter(([name, outcome]) => now.checks[name as keyof typeof now.checks] !== outcome);
  return {
    ...(changed.length === 0 ? {} : { checks: Object.fromEntries(changed) }),
    ...(typed.threshold === null || typed.threshold === now.threshold ? {} : { scorerThreshold: typed.threshold }),
  };
}

/** Whether there is nothing to try. */
export const isNothing = (draft: Pick<RuleDraft, 'checks' | 'scorerThreshold'>): boolean => Object.keys(draft).length === 0;
