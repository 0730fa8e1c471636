import { useDesk } from '../page/desk.js';
import type { DraftVersion } from './draft.js';
import { fromSource } from './mentions.js';
import type { BenchTexts } from './texts/load-bench-texts.js';

interface Props {
  words: BenchTexts;
  other: DraftVersion;
  onTake: () => void;
  onDrop: () => void;
}

/** What was written on another device and is not in the text: nothing is lost until its writer says so. */
export function OtherDraft({ words, other, onTake, onDrop }: Props) {
  const { texts, now } = useDesk();
  const time = now === null ? texts.date(other.at) : texts.ago(other.at, now);
  return (
    <div class="other-draft" role="group" aria-label={words.say('otherDraft', { time })}>
      <p>{words.say('otherDraft', { time })}</p>
      <blockquote dir="auto">{fromSource(other.body).text}</blockquote>
      <div class="row">
        <button type="button" class="plain" onClick={onTake}>
          {words.say('otherTake')}
        </button>
        <button type="button" class="plain" onClick={onDrop}>
          {words.say('otherDrop')}
        </button>
      </div>
    </div>
  );
}
