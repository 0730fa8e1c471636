import { useEffect, useRef, useState } from 'preact/hooks';
import { keep } from '../data/save-file.js';
import { useRoom } from '../page/room.js';

/** The codes for the day on which the telephone is lost, shown this once: taken along before they are let go. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { texts, announce } = useRoom();
  const [kept, setKept] = useState(false);
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `${codes.join('\n')}\n`;

  async function copy() {
    await navigator.clipboard.writeText(text);
    announce(texts.say('copied'));
  }

  return (
    <div class="panel codes-panel">
      <p class="panel-title" tabIndex={-1} ref={heading}>
        {texts.say('codesHeading')}
      </p>
      <p>{texts.say('codesIntro')}</p>
      <ol class="codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="row unprinted">
        {/* Pages without TLS have no clipboard. */}
        {isSecureContext && (
          <button type="button" class="second" onClick={() => void copy()}>
            {texts.say('copy')}
          </button>
        )}
        <button
          type="button"
          class="second"
          onClick={() => keep(new Blob([text], { type: 'text/plain' }), texts.say('codesFile'))}
        >
          {texts.say('download')}
        </button>
        <button type="button" class="second" onClick={() => print()}>
          {texts.say('print')}
        </button>
      </div>
      <label class="choice unprinted">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        {texts.say('codesKept')}
      </label>
      <button type="button" class="primary unprinted" disabled={!kept} onClick={onKept}>
        {texts.say('done')}
      </button>
    </div>
  );
}
