import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ReaderRecord } from '#contract/sanctions';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { Moment } from '../shell/moment.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import { WHOLE_QUEUE } from './narrowing.js';
import { Notes } from './notes.js';

interface Props {
  desk: Desk;
  me: string;
  author: { id: string; name: string };
  onClose: () => void;
}

/** What is known of a reply’s author: standing, history, what was decided, and what colleagues noted. */
export function AuthorDrawer({ desk, me, author, onClose }: Props) {
  const texts = useTexts();
  const words = texts.team.author;
  const dialog = useRef<HTMLDialogElement>(null);
  const [record, setRecord] = useState<ReaderRecord | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [times, again] = useAgain();
  useLayoutEffect(() => { dialog.current?.showModal(); }, []);
  useEffect(() => {
    void desk.team.reader(author.id).then((answer) => {
      if (answer.ok) setRecord(answer.value);
      setProblem(answer.ok ? null : failureText(answer.failure, texts));
    });
  }, [desk, author.id, texts, times]);

  return (
    <dialog ref={dialog} class="drawer" aria-labelledby="drawer-title" onClose={onClose}>
      <header>
        <h1 id="drawer-title"><bdi>{words.title(author.name)}</bdi></h1>
        <form method="dialog"><button>{words.close} <kbd>Esc</kbd></button></form>
      </header>
      <Unread problem={problem} again={again} />
      {record === null ? <p class="quiet">{problem === null && words.loading}</p> : <Facts record={record} />}
      <p><a href={routeHref({ room: 'queue', kind: 'held', threadId: null, narrowing: { ...WHOLE_QUEUE, authorId: author.id } })} onClick={onClose}>{words.only}</a></p>
      <Notes desk={desk} me={me} about={{ userId: author.id }} title={texts.team.notes.onReader} colleagues={[]} />
    </dialog>
  );
}

function Facts({ record }: { record: ReaderRecord }) {
  const texts = useTexts();
  const words = texts.team.author;
  return (
    <>
      <dl class="facts">
        <div><dt>{words.standing}</dt><dd class={record.standing === 'good' ? undefined : 'problem'}>{words.standings[record.standing]}{!record.emailVerified && <span class="quiet"> · {words.unverified}</span>}</dd></div>
        <div><dt>{words.since}</dt><dd><Moment at={record.createdAt} /></dd></div>
        <div><dt>{words.written}</dt><dd>{words.replies(record.replies)}</dd></div>
        <div><dt>{words.reports}</dt><dd>{words.reported(record.reports)}</dd></div>
      </dl>
      <section>
        <h2>{words.sanctions}</h2>
        {record.sanctions.length === 0 && <p class="quiet">{words.noSanctions}</p>}
        <ul class="sanctions">
          {record.sanctions.map((sanction) => (
            <li key={sanction.id}>
              <b>{texts.people.kinds[sanction.kind]}</b> <Moment at={sanction.createdAt} /> · {texts.reasons[sanction.reason]}
              {sanction.endedAt !== null && <span class="quiet"> · {words.ended} <Moment at={sanction.endedAt} /></span>}
              {sanction.note !== null && sanction.note !== '' && <q dir="auto">{sanction.note}</q>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
