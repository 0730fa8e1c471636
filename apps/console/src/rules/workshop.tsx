import { useEffect, useState } from 'preact/hooks';
import type { WordLists } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { linesOf } from '../words/word-lists.js';
import { ReplayResult } from './replay-result.js';
import type { RulesDesk } from './rules-desk.js';
import { useReplay } from './use-replay.js';

const DAYS = [7, 30, 90];

/** A draft of a site's word lists: typed, tried on what was posted lately, and switched on. */
export function Workshop({ desk, rulesDesk, siteId }: { desk: Desk; rulesDesk: RulesDesk; siteId: string }) {
  const texts = useTexts();
  const { workshop } = texts.rules;
  const [lists, setLists] = useState<Record<keyof WordLists, string> | null>(null);
  const [days, setDays] = useState(30);
  const { replay, failure, hear, forget } = useReplay(rulesDesk);
  const running = replay?.state === 'running';
  useEffect(() => {
    let wanted = true;
    void desk.words({ siteId, language: null }).then((answer) => {
      if (wanted && answer.ok) setLists({ banned: answer.value.banned.join('\n'), suspect: answer.value.suspect.join('\n') });
    });
    return () => {
      wanted = false;
    };
  }, [desk, siteId]);
  const go = async (event: SubmitEvent) => {
    event.preventDefault();
    if (lists === null || running) return;
    hear(await rulesDesk.startReplay({ siteId, days, words: { banned: linesOf(lists.banned), suspect: linesOf(lists.suspect) } }));
  };
  const cancel = async () => {
    if (replay === null) return;
    await rulesDesk.cancelReplay(replay.id);
    hear(await rulesDesk.replay(replay.id));
  };
  // What was tried is what is switched on: whoever types on begins anew.
  const type = (kind: keyof WordLists, text: string) => { if (lists !== null) setLists({ ...lists, [kind]: text }); if (!running) forget(); };
  return (
    <section class="rules-part" aria-labelledby="workshop">
      <h2 id="workshop">{workshop.title}</h2>
      <p class="quiet">{workshop.body}</p>
      {lists !== null && (
        <form class="workshop" onSubmit={(event) => void go(event)}>
          {(['banned', 'suspect'] as const).map((kind) => (
            <label key={kind}>
              {workshop[kind]}
              <textarea dir="auto" rows={6} spellcheck={false} readOnly={running} value={lists[kind]} onInput={(event) => { type(kind, event.currentTarget.value); }} />
            </label>
          ))}
          <label>
            {workshop.days}
            <select value={String(days)} onChange={(event) => { setDays(Number(event.currentTarget.value)); }}>
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
              <button type="button" onClick={() => void cancel()}>
                {workshop.cancel}
              </button>
            )}
          </p>
        </form>
      )}
      <p class={failure === null ? 'quiet' : 'problem'} role="status">
        {failure !== null ? failureText(failure, texts) : replay === null ? '' : replay.switchedOnAt !== null ? workshop.on : workshop.states[replay.state](replay.seen, replay.total)}
      </p>
      {replay !== null && replay.state !== 'running' && (
        <>
          <ReplayResult title={workshop.caught} found={replay.caught} />
          <ReplayResult title={workshop.released} found={replay.released} />
          {replay.state === 'done' && replay.switchedOnAt === null && (
            <button class="primary" onClick={() => void rulesDesk.switchOn(replay.id).then(hear)}>
              {workshop.switchOn}
            </button>
          )}
        </>
      )}
    </section>
  );
}
