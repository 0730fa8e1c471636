import { useCallback, useEffect, useState } from 'preact/hooks';
import type { KnownWordsAnswer } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import type { Texts } from '../texts/english.js';
import { keyOf, type WordListPlace } from './word-list-place.js';
import { linesOf, problemOf, type WordsProblem } from './word-lists.js';
import { WordsChoice } from './words-choice.js';
import { WordsForm, type Said, type TypedLists } from './words-form.js';

/** The lists of banned and suspect words, of everywhere and of each site and language. What was typed stays when one looks at another list. */
export function WordsRoom({ desk, siteId, language }: WordListPlace & { desk: Desk }) {
  const texts = useTexts();
  const key = keyOf({ siteId, language });
  const [known, setKnown] = useState<KnownWordsAnswer | null>(null);
  const [kept, setKept] = useState<ReadonlyMap<string, TypedLists>>(new Map());
  const [typed, setTyped] = useState<ReadonlyMap<string, TypedLists>>(new Map());
  const [said, setSaid] = useState<Said>({ kind: 'loading' });
  const [unread, setUnread] = useState<string | null>(null);
  const [times, again] = useAgain();

  const look = useCallback(async () => {
    const answer = await desk.knownWords();
    if (answer.ok) setKnown(answer.value);
    else setUnread(`${texts.words.failed} ${failureText(answer.failure, texts)}`);
  }, [desk, texts]);
  useEffect(() => void look(), [look, times]);
  useEffect(() => {
    let gone = false;
    setSaid({ kind: 'loading' });
    setUnread(null);
    void desk.words({ siteId, language }).then((answer) => {
      if (gone) return;
      setSaid(null);
      if (!answer.ok) setUnread(`${texts.words.failed} ${failureText(answer.failure, texts)}`);
      else setKept((before) => new Map(before).set(key, { banned: answer.value.banned.join('\n'), suspect: answer.value.suspect.join('\n') }));
    });
    return () => {
      gone = true;
    };
  }, [desk, texts, siteId, language, key, times]);

  const lists = typed.get(key) ?? kept.get(key);
  const save = async () => {
    if (lists === undefined) return;
    const body = { banned: linesOf(lists.banned), suspect: linesOf(lists.suspect) };
    const problem = problemOf(body.banned, body.suspect);
    if (problem !== null) {
      setSaid({ kind: 'failed', text: problemText(problem, texts) });
      return;
    }
    setSaid({ kind: 'saving' });
    const answer = await desk.putWords({ siteId, language }, body);
    setSaid(answer.ok ? { kind: 'saved' } : { kind: 'failed', text: failureText(answer.failure, texts) });
    if (!answer.ok) return;
    setKept((before) => new Map(before).set(key, lists));
    // What was typed while it was being saved is not saved yet.
    setTyped((before) => (before.get(key) === lists ? new Map([...before].filter(([name]) => name !== key)) : before));
    await look();
  };
  const change = (part: Partial<TypedLists>) => {
    if (lists === undefined) return;
    setTyped((before) => new Map(before).set(key, { ...lists, ...part }));
    setSaid(null);
  };

  return (
    <main class="page">
      <h1>{texts.words.title}</h1>
      <p class="quiet">{texts.words.body}</p>
      {known !== null && <WordsChoice known={known} place={{ siteId, language }} unsaved={new Set(typed.keys())} />}
      {lists !== undefined && <WordsForm key={key} lists={lists} dirty={typed.has(key)} said={said} onChange={change} onSave={() => void save()} />}
      <Unread problem={unread} again={again} />
      <p class={said?.kind === 'failed' ? 'problem' : 'quiet'} role="status">
        {said?.kind === 'failed' ? said.text : said !== null && texts.words[said.kind]}
      </p>
    </main>
  );
}

function problemText(problem: WordsProblem, texts: Texts): string {
  if (problem.kind === 'too-many') return texts.words.tooMany;
  return problem.kind === 'twice' ? texts.words.twice(problem.line) : texts.words.tooLong(problem.line);
}
