import { useRef } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import { DecisionBar } from './decision-bar.js';
import { KeysHelp } from './keys-help.js';
import { NothingOpen } from './nothing-open.js';
import { QueueBar } from './queue-bar.js';
import { QueueList } from './queue-list.js';
import { shownItems } from './queue-state.js';
import { RecentDecisions } from './recent-decisions.js';
import { ReplyDetail } from './reply-detail.js';
import { useDeciding } from './use-deciding.js';
import { useQueueKeys } from './use-queue-keys.js';
import type { Queue } from './use-queue.js';

interface Props {
  desk: Desk;
  queue: Queue;
}

/** The queue: a list, the reply that is open, and what to do about it. */
export function QueueRoom({ desk, queue }: Props) {
  const { state, dispatch, load } = queue;
  const filter = useRef<HTMLInputElement>(null);
  const deciding = useDeciding(queue);
  const { item, notice } = deciding;
  const [helpOpen, setHelpOpen] = useQueueKeys(queue, deciding, filter);
  const filterBy = (text: string) => { dispatch({ type: 'filter', filter: text }); };

  return (
    <main class="queue" data-reading={state.reading}>
      <QueueBar state={state} filter={filter} onFilter={filterBy} onHelp={() => { setHelpOpen(true); }} />
      <QueueList
        state={state}
        items={shownItems(state)}
        onSelect={(id) => { dispatch({ type: 'select', id }); }}
        onLoad={load}
        onClearFilter={() => { filterBy(''); }}
      />
      <section class="detail">
        {item === null ? (
          <NothingOpen state={state} />
        ) : (
          <>
            <ReplyDetail key={item.reply.id} desk={desk} item={item} kind={state.kind} notice={notice} onBack={() => { dispatch({ type: 'back' }); }} />
            <DecisionBar
              deciding={deciding}
              item={item}
              busy={state.decidingId === item.reply.id}
              onNext={() => { dispatch({ type: 'leave' }); }}
            />
          </>
        )}
        <RecentDecisions recent={state.recent} notice={state.notice} busyId={state.decidingId} onRestore={deciding.restore} />
      </section>
      {helpOpen && <KeysHelp onClose={() => { setHelpOpen(false); }} />}
    </main>
  );
}
