import { useEffect, useRef, useState } from 'preact/hooks';
import type { ColleagueView, NoteView } from '#contract/teamwork';
import type { Desk } from '../api/desk.js';
import type { NoteSubject } from '../api/team-desk.js';
import { failureText } from '../api/failure-text.js';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { mentionsIn } from './mentions.js';

interface Props {
  desk: Desk;
  me: string;
  about: NoteSubject;
  title: string;
  /** How many there are, where that is known: none need not be asked for. */
  count?: number;
  /** Who can be named; nobody where a note tells no one. */
  colleagues: readonly ColleagueView[];
}

/** What moderators noted, and a field for the next note. */
export function Notes({ desk, me, about, title, count, colleagues }: Props) {
  const texts = useTexts();
  const words = texts.team.notes;
  const [notes, setNotes] = useState<readonly NoteView[]>([]);
  const [body, setBody] = useState('');
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const key = 'replyId' in about ? about.replyId : about.userId;
  useEffect(() => {
    let gone = false;
    if (count === 0) return;
    void desk.team.notes(about).then((answer) => {
      if (!gone && answer.ok) setNotes(answer.value.items);
    });
    return () => { gone = true; };
    // One subject is one key.
  }, [desk, key, count]);

  const save = () => {
    if (body.trim() === '') return;
    void desk.team.writeNote(about, body.trim(), mentionsIn(body, colleagues)).then((answer) => {
      if (answer.ok) setNotes((before) => [...before, answer.value]);
      if (answer.ok) setBody('');
      setProblem(answer.ok ? '' : failureText(answer.failure, texts));
    });
  };
  const remove = (note: NoteView) => void desk.team.removeNote(about, note.id).then((answer) => {
    if (answer.ok) setNotes((before) => before.filter(({ id }) => id !== note.id));
    field.current?.focus();
  });
  const name = (colleague: ColleagueView) => {
    setBody((before) => `${before}${before === '' || before.endsWith(' ') ? '' : ' '}@${colleague.name} `);
    field.current?.focus();
  };

  return (
    <section class="notes">
      <h2>{title}</h2>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <p class="neighbour-head">
              <bdi class="name">{note.author.name}</bdi> <Moment at={note.at} />
              {note.author.id === me && <button class="plain" aria-label={words.removeNamed(note.body)} onClick={() => { remove(note); }}>{words.remove}</button>}
            </p>
            <p class="note-body" dir="auto">{note.body}</p>
          </li>
        ))}
      </ul>
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <label>
          <span class="unseen">{words.write}</span>
          <textarea
            ref={field}
            name="staff-note"
            rows={2}
            dir="auto"
            maxLength={2000}
            placeholder={words.write}
            value={body}
            onInput={(event) => { setBody(event.currentTarget.value); }}
            onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(); }}
          />
        </label>
        {body !== '' && (
          <div class="note-foot">
            {colleagues.length > 0 && (
              <p class="naming">
                {words.name} {colleagues.slice(0, 8).map((colleague) => (
                  <button key={colleague.id} type="button" class="plain" onClick={() => { name(colleague); }}>@<bdi>{colleague.name}</bdi></button>
                ))}
              </p>
            )}
            <button>{words.save}</button>
          </div>
        )}
        <p class="quiet small">{words.hint}</p>
        <p class="problem" role="alert">{problem}</p>
      </form>
    </section>
  );
}
