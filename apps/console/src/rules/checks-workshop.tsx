import type { SiteSettings } from '#contract/sites';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import type { ChecksTyped } from './checks-draft.js';
import type { RulesDesk } from './rules-desk.js';
import { TryDraft } from './try-draft.js';
import { useTryingChecks } from './use-trying-checks.js';
import { WhatCameOut } from './what-came-out.js';

type Checks = SiteSettings['checks'];

const checkNames = ['banned-words', 'suspect-words', 'links', 'link-hosts', 'repetition', 'near-repetition', 'burst'] as const satisfies (keyof Checks)[];

const outcomes = ['tag', 'hold', 'refuse'] as const satisfies Checks[keyof Checks][];

/** The scores that are offered, in hundredths. */
const thresholds = [50, 60, 70, 80, 90, 95];

/** A draft of what checks and the scorer lead to: chosen, tried on what was posted lately, and switched on. For those who run the site. */
export function ChecksWorkshop({ desk, siteId }: { desk: RulesDesk; siteId: string }) {
  const texts = useTexts();
  const { workshop, checks } = texts.rules;
  const trying = useTryingChecks(desk, siteId);
  const { typed, unread, running } = trying;
  return (
    <section class="rules-part" aria-labelledby="checks-workshop">
      <h2 id="checks-workshop">{checks.title}</h2>
      <p class="quiet">{checks.body}</p>
      {typed === null && unread !== null && (
        <div role="alert">
          <p class="problem">
            {checks.unread} {failureText(unread, texts)}
          </p>
          <button onClick={trying.readAgain}>{workshop.readAgain}</button>
        </div>
      )}
      {typed !== null && (
        <form class="workshop" onSubmit={(event) => { event.preventDefault(); void trying.go(); }}>
          <Choices typed={typed} disabled={running} type={trying.type} />
          <TryDraft trying={trying} />
          <p class="problem" role="alert">
            {trying.nothing && checks.nothing}
          </p>
        </form>
      )}
      <WhatCameOut trying={{ ...trying, apart: null, takeOver: trying.go }} on={checks.on} />
    </section>
  );
}

interface ChoicesProps {
  typed: ChecksTyped;
  disabled: boolean;
  type: (part: Partial<ChecksTyped>) => void;
}

function Choices({ typed, disabled, type }: ChoicesProps) {
  const { rules, sites } = useTexts();
  const known = typed.threshold === null ? [] : [Math.round(100 * typed.threshold)];
  return (
    <>
      {checkNames.map((name) => {
        const { label, choices } = sites.field(`settings.checks.${name}`);
        return (
          <label key={name}>
            {label}
            <select disabled={disabled} value={typed.checks[name]} onChange={({ currentTarget }) => { type({ checks: { ...typed.checks, [name]: currentTarget.value } }); }}>
              {outcomes.map((each) => (
                <option key={each} value={each}>
                  {choices[each]}
                </option>
              ))}
            </select>
          </label>
        );
      })}
      <label>
        {rules.checks.threshold}
        <select disabled={disabled} value={typed.threshold === null ? '' : String(Math.round(100 * typed.threshold))} onChange={({ currentTarget }) => { type({ threshold: currentTarget.value === '' ? null : Number(currentTarget.value) / 100 }); }}>
          <option value="">{rules.checks.asItIs}</option>
          {[...new Set([...thresholds, ...known])].sort((one, other) => one - other).map((each) => (
            <option key={each} value={String(each)}>
              {rules.checks.from(each)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
