import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DecisionReason, QueueItem } from '#contract/moderation';
import { useTexts } from '../shell/texts-context.js';
import { reasonOrder } from './reason-texts.js';

interface Props {
  chosen: DecisionReason | null;
  onChoose: (reason: DecisionReason) => void;
  /** The reasons of the site's own. */
  own: QueueItem['ownReasons'];
  onConfirm: (reason: DecisionReason, note: string, ownReason: string | null) => void;
  onCancel: () => void;
}

/** Why a reply is rejected: one of eight reasons, each with its key, and a note. Enter confirms. */
export function ReasonForm({ chosen, own, onChoose, onConfirm, onCancel }: Props) {
  const texts = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  const [ownCode, setOwnCode] = useState<string | null>(null);
  const ownChosen = own.find(({ code }) => code === ownCode) ?? null;

  // The focus goes to the reasons, so that the arrows and Enter work at once, and follows the number keys.
  useLayoutEffect(() => {
    const checked = form.current?.querySelector<HTMLInputElement>('input[type=radio]:checked');
    setOwnCode(null);
    (checked ?? form.current?.querySelector<HTMLInputElement>('input[type=radio]'))?.focus();
  }, [chosen]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = ownChosen?.under ?? chosen;
    if (reason === null) {
      setAsked(true);
      return;
    }
    const note = form.current === null ? null : new FormData(form.current).get('note');
    onConfirm(reason, typeof note === 'string' ? note.trim() : '', ownCode);
  };

  return (
    <form ref={form} class="reasons" onSubmit={submit}>
      <fieldset>
        <legend>{texts.decide.why}</legend>
        {reasonOrder.map((reason, at) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} checked={ownCode === null && reason === chosen} onChange={() => { setOwnCode(null); onChoose(reason); }} />
            <kbd>{at + 1}</kbd> {texts.reasons[reason]}
          </label>
        ))}
        {own.map(({ code, text }) => (
          <label key={`own ${code}`} dir="auto">
            <input type="radio" name="reason" value={`own ${code}`} checked={code === ownCode} onChange={() => { setOwnCode(code); }} />
            {text}
          </label>
        ))}
      </fieldset>
      <input type="text" name="note" dir="auto" maxLength={1000} autocomplete="off" placeholder={texts.decide.note} aria-label={texts.decide.note} />
      <p class="problem" role="alert">
        {asked && chosen === null && ownChosen === null && texts.decide.chooseReason}
      </p>
      <div class="decide-buttons">
        <button class="warning">
          {texts.decide.confirm} <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={onCancel}>
          {texts.decide.cancel} <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}
