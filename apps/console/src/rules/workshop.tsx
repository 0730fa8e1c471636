import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import type { RulesDesk } from './rules-desk.js';
import { useTrying } from './use-trying.js';
import { WhatCameOut } from './what-came-out.js';

const DAYS = [7, 30, 90];

/** A draft of a site's word lists: typed, tried on what was posted lately, and switched on. */
export function Workshop({ desk, rulesDesk, siteId }: { desk: Desk; rulesDesk: RulesDesk; siteId: string }) {
  const texts = useTexts();
  const { workshop } = texts.rules;
  const trying = useTrying({ desk, rulesDesk, siteId });
  const { draft, unread, running, days } = trying;
  return (
    <section class="rules-part" aria-labelledby="workshop">
      <h2 id="workshop">{workshop.title}</h2>
      <p class="quiet">{workshop.body}</p>
      {draft === null && unread !== null && (
        <div role="alert">
          <p class="problem">
            {workshop.unread} {failureText(unread, texts)}
          </p>
          <button onClick={trying.readAgain}>{workshop.readAgain}</button>
        </div>
      )}
      {draft !== null && (
        <form class="workshop" onSubmit={(event) => { event.preventDefault(); void trying.go(); }}>
          {(['banned', 'suspect'] as const).map((kind) => (
            <label key={kind}>
              {workshop[kind]}
              <textarea dir="auto" rows={6} spellcheck={false} readOnly={running} value={draft.typed[kind]} onInput={(event) => { trying.type(kind, event.currentTarget.value); }} />
            </label>
          ))}
          <label>
            {workshop.days}
            <select value={String(days)} onChange={(event) => { trying.setDays(Number(event.currentTarget.value)); }}>
              {DAYS.map((each) => (
                <option key={each} value={String(each)}>
                  {workshop.lastDays(each)}
                </option>
              ))}
            </select>
          </label>
          <p class="acts">
            <button class="primary" aria-disabled={running}>
              {workshop.go}
            </button>
            {running && (
              <button type="button" onClick={() => void trying.cancel()}>
                {workshop.cancel}
              </button>
            )}
          </p>
        </form>
      )}
      <WhatCameOut trying={trying} />
    </section>
  );
}
