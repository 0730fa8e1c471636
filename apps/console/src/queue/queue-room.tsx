import { useRef, useState } from 'preact/hooks';
import type { DecisionReason } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { routeHref } from '../shell/route.js';
import { DecisionBar } from './decision-bar.js';
import { KeysHelp } from './keys-help.js';
import type { Command } from './keys.js';
import { QueueBar } from './queue-bar.js';
import { QueueList } from './queue-list.js';
import { currentNotice, lastRestorableOf, selectedItem, shownItems, type RecentDecision } from './queue-state.js';
import { RecentDecisions } from './recent-decisions.js';
import { reasonOrder, suggestedReason } from './reason-texts.js';
import { ReplyDetail } from './reply-detail.js';
import { NothingOpen } from './nothing-open.js';
import { useKeys } from './use-keys.js';
import type { Queue } from './use-queue.js';

interface Props {
  desk: Desk;
  queue: Queue;
}

/** The queue: a list, the reply that is open, and what to do about it. */
export function QueueRoom({ desk, queue }: Props) {
  const { state, dispatch, load, decide } = queue;
  const [rejecting, setRejecting] = useState<{ replyId: string; reason: DecisionReason | null } | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const filter = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const item = selectedItem(state);
  const notice = currentNotice(state);
  const left = notice?.kind === 'elsewhere' || notice?.kind === 'transition';
  const reason = rejecting !== null && rejecting.replyId === item?.reply.id ? rejecting : null;

  const approve = () => {
    if (item !== null && !left) decide(item.reply.id, { decision: 'approve', revision: item.reply.revision });
  };
  const openReasons = () => {
    if (item !== null && !left) setRejecting({ replyId: item.reply.id, reason: suggestedReason(item.reports) });
  };
  const reject = (why: DecisionReason, note: string) => {
    if (item === null) return;
    setRejecting(null);
    const { id, revision } = item.reply;
    decide(id, { decision: 'reject', revision, reason: why, ...(note === '' ? {} : { note }) });
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
  };
  const restore = (entry: RecentDecision | null) => {
    if (entry !== null) decide(entry.replyId, { decision: 'restore', revision: entry.revision });
  };
  const cancel = () => {
    if (helpOpen) setHelpOpen(false);
    else if (rejecting !== null) setRejecting(null);
    else if (document.activeElement === filter.current) filter.current?.blur();
    else dispatch({ type: 'back' });
  };

  const obey = (command: Command): void => {
    switch (command.type) {
      case 'next':
      case 'previous':
        dispatch({ type: 'move', by: command.type === 'next' ? 1 : -1 });
        return;
      case 'approve':
        approve();
        return;
      case 'reject':
        openReasons();
        return;
      case 'reason':
        setRejecting(reason && { ...reason, reason: reasonOrder[command.place] ?? null });
        return;
      case 'restore':
        restore(lastRestorableOf(state.recent));
        return;
      case 'thread':
        if (item !== null) location.hash = routeHref({ room: 'threads', threadId: item.reply.threadId });
        return;
      case 'filter':
        filter.current?.focus();
        return;
      case 'help':
        setHelpOpen(!helpOpen);
        return;
      case 'cancel':
        cancel();
    }
  };
  useKeys({ choosingReason: reason !== null, helpOpen }, obey);

  return (
    <main class="queue" data-reading={state.reading}>
      <QueueBar state={state} filter={filter} onFilter={(text) => { dispatch({ type: 'filter', filter: text }); }} onHelp={() => { setHelpOpen(true); }} />
      <QueueList
        state={state}
        items={shownItems(state)}
        list={list}
        onSelect={(id) => { dispatch({ type: 'select', id }); }}
        onLoad={load}
        onClearFilter={() => { dispatch({ type: 'filter', filter: '' }); }}
      />
      <section class="detail">
        {item === null ? (
          <NothingOpen state={state} />
        ) : (
          <>
            <ReplyDetail key={item.reply.id} desk={desk} item={item} kind={state.kind} notice={notice} onBack={() => { dispatch({ type: 'back' }); }} />
            <DecisionBar
              item={item}
              busy={state.decidingId === item.reply.id}
              notice={notice}
              rejecting={reason}
              actions={{
                approve,
                openReasons,
                reject,
                choose: (why) => { setRejecting({ replyId: item.reply.id, reason: why }); },
                cancel,
                next: () => { dispatch({ type: 'move', by: 1 }); },
              }}
            />
          </>
        )}
        <RecentDecisions recent={state.recent} notice={state.notice} busyId={state.decidingId} onRestore={restore} />
      </section>
      {helpOpen && <KeysHelp onClose={() => { setHelpOpen(false); }} />}
    </main>
  );
}
