import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { useLater } from '../page/later.js';
import type { PanelProps } from '../replies/later-panel.js';
import { FollowChoices, type Choice } from './follow-choices.js';
import { followingWords } from './following-words.js';
import type { FollowingTexts } from './texts/load-following-texts.js';

/** What can be followed from a reply: who wrote it, and the answers to it. */
export function FollowPanel(props: PanelProps) {
  const { texts } = useDesk();
  const { value: words, waiting } = useLater(followingWords(texts.locale));
  return words ? <Panel {...props} words={words} /> : waiting;
}

function choicesOf({
  reply,
  words,
  own,
}: {
  reply: PanelProps['reply'];
  words: FollowingTexts;
  own: boolean;
}): Choice[] {
  const { id, author } = reply;
  const answers: Choice = own
    ? { kind: 'reply', id, follow: words.say('ringOwn'), following: words.say('ringsOwn') }
    : { kind: 'reply', id, follow: words.say('followAnswers'), following: words.say('followingAnswers') };
  if (!author || own) return [answers];
  const { name } = author;
  const person = { name, follow: words.say('followName', { name }), following: words.say('followingName', { name }) };
  return [{ kind: 'user', id: author.id, ...person }, answers];
}

function Panel({ reply, words, onClose }: PanelProps & { words: FollowingTexts }) {
  const { texts, user } = useDesk();
  const panel = useRef<HTMLDivElement>(null);
  const own = user !== null && reply.author?.id === user.id;
  useEffect(() => panel.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  return (
    <div class="panel" role="group" aria-label={texts.say('follow')} ref={panel}>
      <FollowChoices choices={choicesOf({ reply, words, own })} words={words} />
      <p class="hint">{words.say(own ? 'ownHint' : 'followHint')}</p>
      <div class="row">
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('close')}
        </button>
      </div>
    </div>
  );
}
