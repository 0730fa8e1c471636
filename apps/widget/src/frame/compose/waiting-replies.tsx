import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Composer } from './composer.js';
import { fromSource } from './mentions.js';
import type { Outbox, Waiting } from './outbox.js';
import { refusalLines } from './refusal-lines.js';

/** What this reader wrote during an outage, in the place where it will stand. */
export function WaitingReplies({ parentId, outbox }: { parentId: string | null; outbox: Outbox }) {
  const { outbox: room, state } = useDesk();
  // What it answers may not be on this page: then it stands above everything else.
  const here = room.waiting.filter(
    (each) => (each.parentId && state.replies[each.parentId] ? each.parentId : null) === parentId,
  );
  if (here.length === 0) return null;
  return (
    <ul class="waiting">
      {here.map((each) => (
        <WaitingReply key={each.key} waiting={each} outbox={outbox} />
      ))}
    </ul>
  );
}

function WaitingReply({ waiting, outbox }: { waiting: Waiting; outbox: Outbox }) {
  const { texts, announce } = useDesk();
  const [editing, setEditing] = useState(false);
  const { key, body, parentId, refused } = waiting;
  const stopped = outbox.isStopped(waiting);
  const { text } = fromSource(body);

  if (editing) {
    return (
      <li>
        <Composer
          purpose={{ kind: 'waiting', key, parentId, text: body }}
          opened
          onDone={() => setEditing(false)}
          onCancel={() => {
            outbox.again(key);
            setEditing(false);
          }}
        />
      </li>
    );
  }
  return (
    <li>
      <article data-reply={key} tabIndex={-1} aria-label={texts.say('waiting')}>
        <p class="waiting-title">{texts.say(stopped ? 'waitingStopped' : 'waiting')}</p>
        <div class="body as-written" dir="auto">
          {text}
        </div>
        <p class={stopped ? 'error' : 'hint'}>
          {refused ? refusalLines(refused, texts).join(' ') : texts.say(stopped ? 'waitingOld' : 'waitingNote')}
        </p>
        <div class="actions">
          {stopped && (
            <button type="button" class="plain" onClick={() => outbox.again(key)}>
              {texts.say('resend')}
            </button>
          )}
          <button
            type="button"
            class="plain"
            onClick={() => {
              outbox.hold(key);
              setEditing(true);
            }}
          >
            {texts.say('edit')}
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => {
              outbox.takeBack(key);
              announce(texts.say('takenBack'));
            }}
          >
            {texts.say('takeBack')}
          </button>
        </div>
      </article>
    </li>
  );
}
