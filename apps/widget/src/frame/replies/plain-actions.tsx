import { mayWith, useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';

/** What can be done with a reply where no script runs: links to pages with plain forms. */
export function PlainActions({ reply }: { reply: KnownReply }) {
  const desk = useDesk();
  if (reply.html === null) return null;
  const can = mayWith(desk, reply);
  return (
    <noscript>
      <p class="actions">
        {can.answer && <a href={`/r/${reply.id}/write`}>{desk.texts.say('answer')}</a>}
        {can.report && <a href={`/r/${reply.id}/report`}>{desk.texts.say('report')}</a>}
      </p>
    </noscript>
  );
}
