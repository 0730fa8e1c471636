import { useRef, useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import { useTexts } from '../shell/texts-context.js';
import { AuthorDrawer } from './author-drawer.js';
import { useChosen } from '../bulk/use-chosen.js';
import { BulkDialog } from '../bulk/bulk-dialog.js';
import { ownReasonsOf } from '../bulk/own-reasons-of.js';
import { CallForm } from './call-form.js';
import { DecisionBar } from './decision-bar.js';
import { DoneBar } from './done-bar.js';
import { FilterPanel } from './filter-panel.js';
import { KeysHelp, queueKeys } from './keys-help.js';
import { NothingOpen } from './nothing-open.js';
import { QueueBar } from './queue-bar.js';
import { QueueList } from './queue-list.js';
import { shownItems } from './queue-state.js';
import { RecentDecisions } from './recent-decisions.js';
import { ReplyDetail } from './reply-detail.js';
import { useDeciding } from './use-deciding.js';
import { useLease } from './use-lease.js';
import { useQueueKeys } from './use-queue-keys.js';
import type { Queue } from './use-queue.js';
import { useTeam } from './use-team.js';
import { useUndo } from './use-undo.js';

interface Props {
  desk: Desk;
  queue: Queue;
}

/** The queue: a list, the reply that is open, and what to do about it. */
export function QueueRoom({ desk, queue }: Props) {
  const { state, dispatch, load, me } = queue;
  const texts = useTexts();
  const filter = useRef<HTMLInputElement>(null);
  const deciding = useDeciding(desk, queue);
  const team = useTeam(desk, queue);
  const undo = useUndo(desk, state, dispatch, () => { load('again'); });
  useLease(desk, me, state, dispatch);
  const { item, notice } = deciding;
  const chosen = useChosen(state);
  const [helpOpen, setHelpOpen] = useQueueKeys(queue, { deciding, team, undo, chosen }, filter);
  const [narrowing, setNarrowing] = useState(false);
  const filterBy = (text: string) => { dispatch({ type: 'filter', filter: text }); };

  return (
    <main class="queue" data-reading={state.reading}>
      <QueueBar state={state} filter={filter} onFilter={filterBy} onHelp={() => { setHelpOpen(true); }} narrowOpen={narrowing} onNarrow={() => { setNarrowing(!narrowing); }} />
      {narrowing && <FilterPanel desk={desk} me={me} state={state} onClose={() => { setNarrowing(false); }} />}
      <QueueList
        state={state}
        me={me}
        items={shownItems(state)}
        chosen={chosen}
        onSelect={(id) => { dispatch({ type: 'select', id }); }}
        onLoad={load}
        onClearFilter={() => { filterBy(''); }}
      />
      <section class="detail">
        {item === null ? (
          <NothingOpen state={state} />
        ) : (
          <>
            <ReplyDetail key={item.reply.id} desk={desk} me={me} item={item} kind={state.kind} notice={notice} team={team} onBack={() => { dispatch({ type: 'back' }); }} />
            {team.calling === null ? (
              <DecisionBar deciding={deciding} team={team} item={item} busy={state.decidingId === item.reply.id} onNext={() => { dispatch({ type: 'leave' }); }} />
            ) : (
              <footer class="decide">
                <CallForm key={team.calling} desk={desk} me={me} item={item} calling={team.calling} onDone={team.called} onCancel={() => { team.call(null); }} />
              </footer>
            )}
          </>
        )}
        <DoneBar done={state.done} onUndo={undo} />
        <RecentDecisions recent={state.recent} notice={state.notice} busyId={state.decidingId} onRestore={deciding.restore} />
      </section>
      {chosen.deciding !== null && (
        <BulkDialog desk={desk.bulk} about={{ replyIds: [...chosen.ids] }} decision={chosen.deciding} own={ownReasonsOf(state.items, chosen.ids)} onBegun={() => { dispatch({ type: 'decided-together', ids: [...chosen.ids] }); chosen.begun(); }} onClose={chosen.close} />
      )}
      {helpOpen && <KeysHelp rows={queueKeys(texts)} onClose={() => { setHelpOpen(false); }} />}
      {team.drawerOpen && item?.reply.author && <AuthorDrawer desk={desk} me={me} author={item.reply.author} onClose={() => { team.setDrawer(false); }} />}
    </main>
  );
}
