import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later } from '../page/later.js';
import type { Texts } from '../texts/texts.js';
import { laterOutbox } from '../page/use-outbox.js';
import type { Purpose } from './send-draft.js';

/** What a composer is told by what it stands in. */
export interface ComposerProps {
  purpose: Purpose;
  /** Opened by the reader, so writing can begin at once. */
  opened?: boolean | undefined;
  onDone?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
}

/** What somebody did who was quicker than the part that writing takes. */
export interface Begun {
  text: string;
  /** Where in the text they are; null when they are elsewhere. */
  selection: [start: number, end: number] | null;
  /** They are on the button that posts it. */
  onButton: boolean;
  send: boolean;
}

const full = new Later(async () => (await import('./full-composer.js')).FullComposer);

/** What a composer is for, in words. */
export function labelOf(purpose: Purpose, texts: Texts): string {
  if (purpose.kind !== 'post') return texts.say('editLabel');
  return purpose.parentName ? texts.say('answerLabel', { name: purpose.parentName }) : texts.say('composerLabel');
}

/** What its button does. */
export const actOf = (purpose: Purpose): 'save' | 'postAnswer' | 'post' =>
  purpose.kind !== 'post' ? 'save' : purpose.parentId ? 'postAnswer' : 'post';

/**
 * Where replies, answers and changes are written. What it takes comes right after what there is to read; until then this stands in its
 * place and looks the same, and whatever is done in it goes over.
 */
export function Composer(props: ComposerProps) {
  const { purpose, opened = false } = props;
  const { texts } = useDesk();
  const id = useId();
  const [Full, setFull] = useState(() => full.value);
  const area = useRef<HTMLTextAreaElement>(null);
  const begun = useRef<Begun>({ text: '', selection: opened ? [0, 0] : null, onButton: false, send: false });

  function load() {
    laterOutbox.prepare();
    full.get().then(
      (Part) => setFull(() => Part),
      // Asked for again when somebody wants to write.
      () => undefined,
    );
  }
  useEffect(() => {
    if (!Full) load();
  }, []);

  const element = area.current;
  // In this moment, and no earlier: until this is replaced, what is done is done in it.
  if (Full && element) {
    const { activeElement } = document;
    begun.current.text = element.value;
    if (activeElement === element) begun.current.selection = [element.selectionStart, element.selectionEnd];
    else begun.current.onButton = activeElement?.closest('form') === element.form;
  }
  if (Full) return <Full {...props} begun={begun.current} />;
  return (
    <div class="composer needs-script">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begun.current.send = true;
          load();
        }}
      >
        <label for={id}>{labelOf(purpose, texts)}</label>
        <textarea
          id={id}
          ref={area}
          rows={3}
          placeholder={purpose.kind === 'post' ? texts.say('composerInvite') : undefined}
          onFocus={load}
        />
        <div class="hint" />
        <div class="row">
          <button class="primary">{texts.say(actOf(purpose))}</button>
        </div>
      </form>
    </div>
  );
}
