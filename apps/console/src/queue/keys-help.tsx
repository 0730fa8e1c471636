import { useLayoutEffect, useRef } from 'preact/hooks';
import { useTexts } from '../shell/texts-context.js';
import type { Texts } from '../texts/english.js';

/** A line of the list: keys, and what they do. */
export type KeyRow = [keys: string[], name: string];

/** The keys of the queue. */
export const queueKeys = ({ keys: { names } }: Texts): KeyRow[] => [
  [['J', '↓'], names.next],
  [['K', '↑'], names.previous],
  [['A'], names.approve],
  [['R'], names.reject],
  [['U'], names.restore],
  [['T'], names.take],
  [['H'], names.hand],
  [['S'], names.ask],
  [['N'], names.note],
  [['P'], names.author],
  [['X'], names.choose],
  [['1', '5'], names.kinds],
  [['F'], names.feature],
  [['O'], names.thread],
  [['/'], names.filter],
  [['?'], names.help],
];

/** The list of keys of a room, in a dialog of the browser's own. */
export function KeysHelp({ rows, onClose }: { rows: readonly KeyRow[]; onClose: () => void }) {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h1 id="keys-title">{texts.keys.title}</h1>
      <dl>
        {rows.map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{texts.keys.hint}</p>
      <form method="dialog">
        <button>{texts.keys.close}</button>
      </form>
    </dialog>
  );
}
