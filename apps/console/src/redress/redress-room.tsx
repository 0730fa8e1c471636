import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AppealCase, NoticeCase, RedressState } from '#contract/redress';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { CaseItem, type Verdict } from './case-item.js';

type Case = { kind: 'appeal'; it: AppealCase } | { kind: 'notice'; it: NoticeCase };
interface Loaded {
  items: readonly Case[];
  state: 'loading' | 'ready' | { failed: string };
}

/** Appeals against decisions, and notices of what is against the law: what waits, the longest waiting first, and what was decided. */
export function RedressRoom({ desk, changes }: { desk: Desk; changes: number }) {
  const texts = useTexts();
  const [shown, setShown] = useState<RedressState>('open');
  const [{ items, state }, setLoaded] = useState<Loaded>({ items: [], state: 'loading' });
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);

  const load = useCallback(async () => {
    const [appeals, notices] = await Promise.all([desk.appeals(shown), desk.notices(shown)]);
    const failure = appeals.ok ? (notices.ok ? null : notices.failure) : appeals.failure;
    if (failure || !appeals.ok || !notices.ok) {
      setLoaded((before) => ({ ...before, state: { failed: `${texts.redress.failed} ${failure ? failureText(failure, texts) : ''}` } }));
      return;
    }
    const all: Case[] = [...appeals.value.items.map((it) => ({ kind: 'appeal' as const, it })), ...notices.value.items.map((it) => ({ kind: 'notice' as const, it }))];
    const way = shown === 'open' ? 1 : -1;
    setLoaded({ items: all.sort((one, other) => way * one.it.createdAt.localeCompare(other.it.createdAt)), state: 'ready' });
  }, [desk, texts, shown]);
  useEffect(() => void load(), [load, changes]);

  const decide = async ({ kind, it }: Case, verdict: Verdict, words: string): Promise<void> => {
    const answer =
      kind === 'appeal'
        ? await desk.decideAppeal(it.id, { decision: verdict === 'yes' ? 'reverse' : 'uphold', note: words === '' ? null : words })
        : await desk.decideNotice(it.id, { decision: verdict === 'yes' ? 'act' : 'dismiss', reason: words });
    setSaid(answer.ok ? texts.redress.done : failureText(answer.failure, texts));
    // The button that had the focus is gone with what it decided on.
    if (answer.ok) heading.current?.focus();
    await load();
  };

  return (
    <main class="page">
      <h1 ref={heading} tabIndex={-1}>
        {texts.redress.title}
      </h1>
      <p class="quiet">{texts.redress.body}</p>
      <p class="acts">
        {(['open', 'decided'] as const).map((each) => (
          <button key={each} aria-pressed={each === shown} onClick={() => setShown(each)}>
            {texts.redress.states[each]}
          </button>
        ))}
      </p>
      <p role="status">{said}</p>
      {state === 'loading' && <p class="quiet">{texts.redress.loading}</p>}
      {typeof state === 'object' && (
        <p class="problem" role="alert">
          {state.failed}
        </p>
      )}
      {state === 'ready' && items.length === 0 && <p class="quiet">{texts.redress.empty}</p>}
      <ol class="redress">
        {items.map((each) => (
          <CaseItem key={each.it.id} each={each} onOpen={() => void (each.kind === 'notice' && each.it.state === 'received' && desk.reviewNotice(each.it.id))} onDecide={(verdict, words) => decide(each, verdict, words)} />
        ))}
      </ol>
    </main>
  );
}
