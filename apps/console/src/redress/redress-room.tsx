import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { RedressState } from '#contract/redress';
import type { Desk } from '../api/desk.js';
import { AuthorDrawer } from '../queue/author-drawer.js';
import { KeysHelp } from '../queue/keys-help.js';
import { Rest } from '../queue/nothing-open.js';
import { useTexts } from '../shell/texts-context.js';
import { CaseDecision } from './case-decision.js';
import { CaseDetail } from './case-detail.js';
import { CaseList } from './case-list.js';
import { RedressBar } from './redress-bar.js';
import { listToRead, noticeOn, selectedCase } from './redress-state.js';
import { readerOf } from './reader-of.js';
import { redressKeys, useRedressKeys } from './use-redress-keys.js';
import { usePreparing } from './use-preparing.js';
import { useAskedCase } from './use-asked-case.js';
import { useRedress, type KeptCases } from './use-redress.js';

interface Props {
  desk: Desk;
  me: string;
  shown: RedressState;
  /** The reply whose appeal is to be open, of whoever comes from the queue. */
  replyId: string | null;
  changes: number;
  /** How many wait, on all pages. */
  waiting: number;
  onDecided: () => void;
  kept: RefObject<KeptCases>;
}

/** Appeals against decisions, and notices of what is against the law: a list, the one that is open with the conversation around it, and what to do about it. */
export function RedressRoom({ desk, me, shown, replyId, changes, waiting, onDecided, kept }: Props) {
  const texts = useTexts();
  const redress = useRedress(desk, { shown, changes, onDecided }, kept);
  useAskedCase(redress, replyId);
  const { state, dispatch } = redress;
  const open = selectedCase(state);
  const notice = noticeOn(state);
  const preparing = usePreparing(redress, kept);
  const [drawerFor, setDrawerFor] = useState<string | null>(null);
  const reader = open && readerOf(open);
  const drawerOpen = reader !== null && drawerFor === open?.it.id;
  const setDrawer = (isOpen: boolean) => { setDrawerFor(isOpen ? (open?.it.id ?? null) : null); };
  const [helpOpen, setHelpOpen] = useRedressKeys(redress, preparing, { open: drawerOpen, set: setDrawer });

  return (
    <main class="queue" data-reading={state.reading}>
      <RedressBar shown={shown} waiting={waiting} onHelp={() => { setHelpOpen(true); }} />
      <CaseList redress={redress} />
      <section class="detail">
        {open === null ? (
          <NothingOpen redress={redress} />
        ) : (
          <>
            <CaseDetail key={open.it.id} desk={desk} each={open} onAuthor={() => { setDrawer(true); }} onBack={() => { dispatch({ type: 'back' }); }} />
            <CaseDecision key={`decide ${open.it.id}`} each={open} notice={notice} preparing={preparing} busy={state.decidingId === open.it.id} onNext={() => { dispatch({ type: 'leave' }); }} />
          </>
        )}
        <div class="done" role="status">{state.done && <p>{texts.redress.done}</p>}</div>
      </section>
      {helpOpen && <KeysHelp rows={redressKeys(texts)} onClose={() => { setHelpOpen(false); }} />}
      {drawerOpen && <AuthorDrawer desk={desk} me={me} author={reader} onClose={() => { setDrawer(false); }} />}
    </main>
  );
}

function NothingOpen({ redress: { state } }: { redress: ReturnType<typeof useRedress> }) {
  const { redress: texts } = useTexts();
  const some = state.appeals.items.length + state.notices.items.length > 0;
  const rests = state.loading !== 'first' && state.failure === null && (some || listToRead(state) === null);
  // What had the focus may have gone with the last that waited.
  useLayoutEffect(() => {
    if (rests && document.activeElement === document.body) document.querySelector<HTMLElement>('.nothing h1')?.focus();
  }, [rests]);
  if (!rests) return <div class="nothing" />;
  return some ? <p class="nothing quiet">{texts.choose}</p> : <Rest {...texts.empty[state.shown]} />;
}
