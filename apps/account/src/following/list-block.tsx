import type { ComponentChildren } from 'preact';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import type { List } from './use-list.js';

interface Props<Item> {
  title: string;
  /** Why the list is there, and what being in it means. */
  intro?: string;
  /** What to say when nobody and nothing is in it. */
  empty: string;
  list: List<Item>;
  row: (item: Item) => ComponentChildren;
}

/** One list of the account: whom somebody follows, has muted or has blocked. */
export function ListBlock<Item>({ title, intro, empty, list, row }: Props<Item>) {
  const { texts } = useRoom();
  const { items, more, task } = list;
  return (
    <Block title={title}>
      {intro && <p class="hint">{intro}</p>}
      {items === null && !task.wrong && <p class="hint">{texts.say('loading')}</p>}
      {items?.length === 0 && <p>{empty}</p>}
      {items && items.length > 0 && <ul class="list">{items.map(row)}</ul>}
      {task.below}
      {more && (
        <button type="button" class="second" disabled={task.busy} onClick={more}>
          {texts.say(items === null ? 'tryAgain' : 'showMore')}
        </button>
      )}
    </Block>
  );
}
