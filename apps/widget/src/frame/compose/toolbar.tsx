import { useRef, useState } from 'preact/hooks';
import type { Mark } from './marks.js';
import type { BenchTexts } from './texts/load-bench-texts.js';

/** What each button is, as a sign that every reader knows from elsewhere, and its key with Ctrl or ⌘. */
const MARKS: { mark: Mark; path: string; key: string }[] = [
  { mark: 'bold', path: 'M5 3h5a3 3 0 0 1 0 6H5zM5 9h6a3.5 3.5 0 0 1 0 7H5z', key: 'B' },
  { mark: 'italic', path: 'M8 3h6M5 16h6M11.5 3l-3.500 13', key: 'I' },
  { mark: 'quote', path: 'M4 4v11M8 6h8M8 10h8M8 14h5', key: 'Shift+9' },
  { mark: 'list', path: 'M4 5h.01M4 10h.01M4 15h.01M8 5h8M8 10h8M8 15h8', key: 'Shift+8' },
  {
    mark: 'link',
    path: 'M8 11a3 3 0 0 0 4.500.3l2.500-2.500a3 3 0 0 0-4.300-4.300l-1.200 1.200M11 8a3 3 0 0 0-4.500-.3L4 10.200a3 3 0 0 0 4.300 4.300l1.200-1.200',
    key: 'K',
  },
  { mark: 'code', path: 'M7 5l-4 4.500L7 14M12 5l4 4.500L12 14', key: 'E' },
];

/** The mark that a pressed key stands for; physical digits, since what Shift makes of them differs from keyboard to keyboard. */
export function markOf({ ctrlKey, metaKey, altKey, shiftKey, key, code }: KeyboardEvent): Mark | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const pressed = shiftKey ? `Shift+${code.replace('Digit', '')}` : key.toUpperCase();
  return MARKS.find((each) => each.key === pressed)?.mark ?? null;
}

interface Props {
  words: BenchTexts;
  onMark: (mark: Mark) => void;
  /** Quotes what is answered; absent where nothing is. */
  onQuote?: (() => void) | undefined;
  /** Absent for who is not logged in. */
  preview?: { open: boolean; toggle: () => void } | undefined;
}

/** A small row of buttons; one stop for the Tab key, arrows within. */
export function Toolbar({ words, onMark, onQuote, preview }: Props) {
  const [stop, setStop] = useState(0);
  const bar = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const forward = document.documentElement.dir === 'rtl' ? -step : step;
    const end = { Home: 0, End: buttons.length - 1 }[event.key];
    const next = end ?? (step === 0 ? null : (stop + forward + buttons.length) % buttons.length);
    if (next === null) return;
    event.preventDefault();
    setStop(next);
    buttons[next]?.focus();
  }

  const tab = (place: number) => ({ tabIndex: stop === place ? 0 : -1, onFocus: () => setStop(place) });
  return (
    <div class="toolbar" role="toolbar" aria-label={words.say('toolbar')} ref={bar} onKeyDown={move}>
      {MARKS.map(({ mark, path, key }, place) => (
        <button
          key={mark}
          type="button"
          class="tool"
          title={`${words.say(mark)} (Ctrl+${key})`}
          aria-label={words.say(mark)}
          aria-keyshortcuts={`Control+${key} Meta+${key}`}
          // What is marked in the text stays marked.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onMark(mark)}
          {...tab(place)}
        >
          <svg viewBox="0 0 20 19" aria-hidden="true">
            <path d={path} />
          </svg>
        </button>
      ))}
      {onQuote && (
        <button
          type="button"
          class="tool worded"
          onMouseDown={(event) => event.preventDefault()}
          onClick={onQuote}
          {...tab(MARKS.length)}
        >
          {words.say('quoteReply')}
        </button>
      )}
      {preview && (
        <button
          type="button"
          class="tool worded"
          aria-pressed={preview.open}
          onClick={preview.toggle}
          {...tab(MARKS.length + (onQuote ? 1 : 0))}
        >
          {words.say('preview')}
        </button>
      )}
    </div>
  );
}
