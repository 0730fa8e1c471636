import { useState } from 'preact/hooks';
import type { KnownWordsAnswer } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { languagesFor } from '../words/word-list-place.js';
import type { RulesDesk } from './rules-desk.js';
import { TryDraft } from './try-draft.js';
import { useTrying } from './use-trying.js';
import { WhatCameOut } from './what-came-out.js';

interface Props {
  desk: Desk;
  rulesDesk: RulesDesk;
  siteId: string;
  /** Which lists there are; null until that is known. */
  known: KnownWordsAnswer | null;
}

/** A draft of a pair of a site's word lists: typed, tried on what was posted lately, and switched on. */
export function Workshop({ desk, rulesDesk, siteId, known }: Props) {
  const { rules, words } = useTexts();
  const { workshop } = rules;
  const [language, setLanguage] = useState<string | null>(null);
  const [opened, setOpened] = useState<readonly (string | null)[]>([null]);
  const open = (chosen: string | null) => {
    setLanguage(chosen);
    if (!opened.includes(chosen)) setOpened([...opened, chosen]);
  };
  return (
    <section class="rules-part" aria-labelledby="workshop">
      <h2 id="workshop">{workshop.title}</h2>
      <p class="quiet">{workshop.body}</p>
      <div class="choices">
        <label>
          {workshop.language}
          <select value={language ?? ''} onChange={({ currentTarget }) => { open(currentTarget.value === '' ? null : currentTarget.value); }}>
            <option value="">{words.noLanguage}</option>
            {known !== null &&
              languagesFor(known, language, words.language).map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      </div>
      {/* What was typed into one pair stays while another is open. */}
      {opened.map((each) => (
        <div key={each ?? ''} hidden={each !== language}>
          <Drafting desk={desk} rulesDesk={rulesDesk} siteId={siteId} language={each} />
        </div>
      ))}
    </section>
  );
}

interface DraftingProps extends Pick<Props, 'desk' | 'rulesDesk' | 'siteId'> {
  /** Under which language the lists are kept; null: under none. */
  language: string | null;
}

function Drafting({ desk, rulesDesk, siteId, language }: DraftingProps) {
  const texts = useTexts();
  const { workshop } = texts.rules;
  const trying = useTrying({ desk, rulesDesk, siteId, language });
  const { draft, unread, running } = trying;
  return (
    <>
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
          <TryDraft trying={trying} />
        </form>
      )}
      <WhatCameOut trying={trying} on={workshop.on} />
    </>
  );
}
