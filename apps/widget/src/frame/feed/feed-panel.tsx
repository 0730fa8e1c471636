import { useEffect, useRef } from 'preact/hooks';
import type { FeedFilter } from '#contract/following';
import type { BarPanelProps } from '../account/signed-in.js';
import { followingWords } from '../following/following-words.js';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import { useSeen } from '../following/use-seen.js';
import { useStill } from '../following/use-still.js';
import { useDesk } from '../page/desk.js';
import { useLater } from '../page/later.js';
import { FeedEntry } from './feed-entry.js';
import { useFeed } from './use-feed.js';

const filters: (FeedFilter | null)[] = [null, 'people', 'threads'];

/** What those whom a reader follows wrote, and what was written where they follow, the newest first. */
export function FeedPanel(props: BarPanelProps) {
  const { texts } = useDesk();
  const { value: words, waiting } = useLater(followingWords(texts.locale));
  return words ? <Panel {...props} words={words} /> : waiting;
}

function Panel({ words, onClose }: BarPanelProps & { words: FollowingTexts }) {
  const { texts } = useDesk();
  const panel = useRef<HTMLElement>(null);
  const feed = useFeed(useStill(panel));
  const { items, next, busy, failed, fresh, filter, load, choose } = feed;
  useSeen(panel, items, feed.seen);
  useEffect(() => panel.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true }), []);
  const edge = items.findIndex(({ read }, place) => place > 0 && read && items[place - 1]?.read === false);

  return (
    <section
      class="panel lines feed"
      aria-labelledby="feed-heading"
      ref={panel}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 class="panel-title" id="feed-heading" tabIndex={-1}>
        {words.say('feedHeading')}
      </h2>
      <div class="row filters" role="group" aria-label={words.say('filter')}>
        {filters.map((each) => (
          <button key={each} type="button" class="plain" aria-pressed={each === filter} onClick={() => choose(each)}>
            {words.say(each ?? 'all')}
          </button>
        ))}
      </div>
      {fresh > 0 && (
        <button type="button" class="fresh-bar" onClick={() => void load(true)}>
          {words.say('showNew', { n: fresh })}
        </button>
      )}
      <ol>
        {items.flatMap((item, place) => [
          place === edge && (
            <li class="left-here" key="read">
              {words.say('readSoFar')}
            </li>
          ),
          <FeedEntry key={item.reply.id} item={item} words={words} onGo={onClose} />,
        ])}
      </ol>
      {items.length === 0 && next === null && !busy && !failed && <p class="hint">{words.say('feedEmpty')}</p>}
      {busy && items.length === 0 && <p class="hint">{texts.say('loading')}</p>}
      {failed && (
        <p class="error" role="alert">
          {texts.say('loadFailed')}
        </p>
      )}
      <div class="row">
        {(next !== null || failed !== null) && (
          <button type="button" class="plain" aria-busy={busy} onClick={() => void load(failed === 'top')}>
            {failed ? texts.say('tryAgain') : texts.say('moreReplies')}
          </button>
        )}
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('close')}
        </button>
      </div>
    </section>
  );
}
