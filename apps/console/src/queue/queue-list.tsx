import type { QueueItem } from '#contract/moderation';
import type { CallView } from '#contract/teamwork';
import { ChosenBar } from '../bulk/chosen-bar.js';
import type { Chosen } from '../bulk/use-chosen.js';
import { Icon } from '../shell/icons.js';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { useLoadMore } from '../shell/use-load-more.js';
import { failureText } from '../api/failure-text.js';
import { isTaken } from './free-items.js';
import type { QueueState } from './queue-state.js';
import { screeningText } from './reason-texts.js';
import { useOpenInSight } from './use-open-in-sight.js';

interface Props {
  state: QueueState;
  me: string;
  items: readonly QueueItem[];
  chosen: Chosen;
  onSelect: (id: string) => void;
  onLoad: (how: 'first' | 'more') => void;
  onClearFilter: () => void;
}

/** The replies that wait, shortly. The open one stays in sight, and keeps the focus if the list had it. */
export function QueueList({ state, me, items, chosen, onSelect, onLoad, onClearFilter }: Props) {
  const texts = useTexts();
  const list = useOpenInSight(state.selectedId);
  const more = useLoadMore(state.loading, onLoad);

  return (
    <div class="queue-list" aria-busy={state.loading !== null}>
      {state.failure !== null && (
        <div class="list-note" role="alert">
          <p>
            {texts.queue.failed} {failureText(state.failure, texts)}
          </p>
          <button onClick={() => { onLoad('first'); }}>{texts.queue.again}</button>
        </div>
      )}
      {state.loading === 'first' && items.length === 0 && <p class="list-note quiet">{texts.queue.loading}</p>}
      {items.length === 0 && state.items.length > 0 && (
        <div class="list-note">
          <p>{texts.queue.nothingMatches}</p>
          <button onClick={onClearFilter}>{texts.queue.clearFilter}</button>
        </div>
      )}
      <ol ref={list} aria-label={texts.queue.list}>
        {items.map((item) => (
          <li key={item.reply.id} class={chosen.ids.has(item.reply.id) ? 'chosen' : undefined}>
            <label class="choose">
              <input type="checkbox" checked={chosen.ids.has(item.reply.id)} aria-label={texts.bulk.choose(item.reply.author?.name ?? texts.queue.nobody)} onChange={() => { chosen.toggle(item.reply.id); }} />
            </label>
            <Row item={item} me={me} open={item.reply.id === state.selectedId} gone={hasLeft(state, item)} onSelect={onSelect} />
          </li>
        ))}
      </ol>
      {state.next !== null && (
        <button class="more" aria-disabled={more.busy} onClick={more.press}>
          {texts.queue.more}
        </button>
      )}
      <ChosenBar chosen={chosen} />
    </div>
  );
}

function hasLeft(state: QueueState, item: QueueItem): boolean {
  const kind = state.notice?.replyId === item.reply.id ? state.notice.notice.kind : null;
  return kind === 'elsewhere' || kind === 'transition';
}

interface RowProps {
  item: QueueItem;
  me: string;
  open: boolean;
  gone: boolean;
  onSelect: (id: string) => void;
}

function Row({ item, me, open, gone, onSelect }: RowProps) {
  const texts = useTexts();
  const [first] = item.reasons;
  return (
    <button class={gone ? 'row gone' : 'row'} aria-current={open ? 'true' : undefined} onClick={() => { onSelect(item.reply.id); }}>
      <span class="row-head">
        <bdi class="name">{item.reply.author?.name ?? texts.queue.nobody}</bdi>
        <Moment at={item.since} />
      </span>
      <span class="row-text" dir="auto">
        {item.reply.body}
      </span>
      <span class="row-why">
        {item.lease !== null && isTaken(item, me) && (
          <span class="row-lease">
            <Icon name="eye" />
            <bdi>{texts.team.lease.short(item.lease.user.name)}</bdi>
          </span>
        )}
        {item.calls.length > 0 && (
          <span>
            <Icon name="hand" />
            <bdi>{texts.team.calls.said(item.calls[item.calls.length - 1] as CallView, me)}</bdi>
          </span>
        )}
        {item.reports.length > 0 && (
          <span>
            <Icon name="flag" />
            {texts.queue.reported(item.reports.length)} · {texts.reasons[item.reports[0]?.reason ?? 'other']}
          </span>
        )}
        {first !== undefined && (
          <span>
            <Icon name={first.outcome === 'tag' ? 'tag' : 'pause'} />
            <span dir="auto">{screeningText(first, texts)}</span>
          </span>
        )}
        {item.reports.length === 0 && first === undefined && <bdi>{item.article.headline}</bdi>}
      </span>
    </button>
  );
}
