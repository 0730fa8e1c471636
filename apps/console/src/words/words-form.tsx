import { useTexts } from '../shell/texts-context.js';
import { linesOf } from './word-lists.js';

/** The lists as they are typed, an entry a line. */
export interface TypedLists {
  banned: string;
  suspect: string;
}

/** What the room says below the lists. */
export type Said = { kind: 'loading' | 'saving' | 'saved' } | { kind: 'failed'; text: string } | null;

interface Props {
  lists: TypedLists;
  dirty: boolean;
  said: Said;
  onChange: (part: Partial<TypedLists>) => void;
  onSave: () => void;
}

/** A pair of word lists, edited as text. */
export function WordsForm({ lists, dirty, said, onChange, onSave }: Props) {
  const texts = useTexts();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form class="words" onSubmit={save}>
      <List label={texts.words.banned} hint={texts.words.bannedHint} value={lists.banned} onChange={(banned) => { onChange({ banned }); }} />
      <List label={texts.words.suspect} hint={texts.words.suspectHint} value={lists.suspect} onChange={(suspect) => { onChange({ suspect }); }} />
      <p class="words-save">
        <button class="primary" aria-disabled={said?.kind === 'saving'}>
          {texts.words.save}
        </button>
        <span class="quiet">{dirty && said === null && texts.words.unsaved}</span>
      </p>
    </form>
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
