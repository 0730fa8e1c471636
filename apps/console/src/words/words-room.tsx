import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import type { Texts } from '../texts/english.js';
import { linesOf, problemOf, type WordsProblem } from './word-lists.js';

interface Lists {
  banned: string;
  suspect: string;
}

type Said = { kind: 'loading' | 'saving' | 'saved' } | { kind: 'failed'; text: string } | null;

/** The lists of banned and suspect words, edited as text. */
export function WordsRoom({ desk }: { desk: Desk }) {
  const texts = useTexts();
  const [lists, setLists] = useState<Lists | null>(null);
  const [dirty, setDirty] = useState(false);
  const [said, setSaid] = useState<Said>({ kind: 'loading' });

  useEffect(() => {
    void desk.words().then((answer) => {
      setSaid(answer.ok ? null : { kind: 'failed', text: `${texts.words.failed} ${failureText(answer.failure, texts)}` });
      if (answer.ok) setLists({ banned: answer.value.banned.join('\n'), suspect: answer.value.suspect.join('\n') });
    });
  }, [desk, texts]);

  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (lists === null) return;
    const body = { banned: linesOf(lists.banned), suspect: linesOf(lists.suspect) };
    const problem = problemOf(body.banned, body.suspect);
    if (problem !== null) {
      setSaid({ kind: 'failed', text: problemText(problem, texts) });
      return;
    }
    setSaid({ kind: 'saving' });
    const answer = await desk.putWords(body);
    setSaid(answer.ok ? { kind: 'saved' } : { kind: 'failed', text: failureText(answer.failure, texts) });
    if (answer.ok) setDirty(false);
  };

  const change = (part: Partial<Lists>) => {
    setLists((before) => before && { ...before, ...part });
    setDirty(true);
    setSaid(null);
  };

  return (
    <main class="page">
      <h1>{texts.words.title}</h1>
      <p class="quiet">{texts.words.body}</p>
      {lists !== null && (
        <form class="words" onSubmit={(event) => void save(event)}>
          <List label={texts.words.banned} hint={texts.words.bannedHint} value={lists.banned} onChange={(banned) => { change({ banned }); }} />
          <List label={texts.words.suspect} hint={texts.words.suspectHint} value={lists.suspect} onChange={(suspect) => { change({ suspect }); }} />
          <p class="words-save">
            <button class="primary" aria-disabled={said?.kind === 'saving'}>
              {texts.words.save}
            </button>
            <span class="quiet">{dirty && said === null && texts.words.unsaved}</span>
          </p>
        </form>
      )}
      <p class={said?.kind === 'failed' ? 'problem' : 'quiet'} role="status">
        {said?.kind === 'failed' ? said.text : said !== null && texts.words[said.kind]}
      </p>
    </main>
  );
}

interface ListProps {
  label: string;
  hint: string;
  value: string;
  onChange: (text: string) => void;
}

function List({ label, hint, value, onChange }: ListProps) {
  const texts = useTexts();
  return (
    <label>
      <span class="words-head">
        <b>{label}</b> <span class="quiet">{texts.words.entries(linesOf(value).length)}</span>
      </span>
      <span class="quiet">{hint}</span>
      <textarea dir="auto" rows={16} spellcheck={false} value={value} onInput={(event) => { onChange(event.currentTarget.value); }} />
    </label>
  );
}

function problemText(problem: WordsProblem, texts: Texts): string {
  if (problem.kind === 'too-many') return texts.words.tooMany;
  return problem.kind === 'twice' ? texts.words.twice(problem.line) : texts.words.tooLong(problem.line);
}
