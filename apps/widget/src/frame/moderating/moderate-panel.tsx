import { useEffect, useRef, useState } from 'preact/hooks';
import type { Outcome, ToldProblem } from '../account/api.js';
import { refusalLines } from '../compose/refusal-lines.js';
import { isLocked, useDesk, type Tools } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';
import type { PanelProps } from '../replies/later-panel.js';
import { feature } from './feature.js';
import { lock } from './lock.js';
import { MoveForm } from './move-form.js';
import { loadModeratingTexts, type ModeratingTexts } from './texts/load-moderating-texts.js';
import { WhyNot } from './why-not.js';

let asked: Later<ModeratingTexts> | null = null;

/** What moderators can do with a reply while they read along. Nobody else is sent it. */
export function ModeratePanel(props: PanelProps) {
  const { texts } = useDesk();
  asked ??= new Later(() => loadModeratingTexts(texts.locale));
  const { value: words, waiting } = useLater(asked);
  return words ? <Panel {...props} words={words} /> : waiting;
}

function Panel({ reply, words, onClose }: PanelProps & { words: ModeratingTexts }) {
  const desk = useDesk();
  const { texts, state } = desk;
  const [moving, setMoving] = useState(false);
  const { problem, run } = useActs();
  const panel = useRef<HTMLDivElement>(null);
  const mover = useRef<HTMLButtonElement>(null);
  useEffect(() => panel.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  const closed = reply.locked === 'here';

  return (
    <div class="panel moderate" role="group" aria-label={texts.say('moderate')} ref={panel}>
      <div class="row">
        <button
          type="button"
          class="plain"
          onClick={() => void run('feature', (tools) => feature(tools, reply), words.say(reply.featured ? 'notFeatured' : 'nowFeatured'))}
        >
          {words.say(reply.featured ? 'unfeature' : 'feature')}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => void run('lock', (tools) => lock(tools, desk, reply), words.say(closed ? 'nowOpen' : 'nowClosed'))}
        >
          {words.say(closed ? 'openAnswers' : 'closeAnswers')}
        </button>
        <button type="button" class="plain" ref={mover} aria-expanded={moving} onClick={() => setMoving(!moving)}>
          {words.say('move')}
        </button>
      </div>
      {closed && <p class="hint">{words.say('nowClosed')}</p>}
      {!closed && isLocked(state, reply) && <p class="hint">{words.say('closedAbove')}</p>}
      {problem !== undefined && <WhyNot words={words} lines={refusalLines(problem, texts)} problem={problem} />}
      {moving && (
        <MoveForm
          reply={reply}
          words={words}
          onClose={onClose}
          onCancel={() => {
            setMoving(false);
            mover.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {!moving && (
        <div class="row">
          <button type="button" class="plain" onClick={onClose}>
            {texts.say('close')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Does each thing once at a time, and says what came of it: undefined where nothing was refused, null where nobody answered. */
function useActs() {
  const { tools, announce } = useDesk();
  const [problem, setProblem] = useState<ToldProblem | null | undefined>(undefined);
  const busy = useRef(new Set<string>()).current;
  async function run(what: string, act: (tools: Tools) => Promise<Outcome<unknown>>, done: string) {
    if (!tools || busy.has(what)) return;
    busy.add(what);
    const outcome = await act(tools);
    busy.delete(what);
    setProblem(outcome.ok ? undefined : outcome.problem);
    if (outcome.ok) announce(done);
  }
  return { problem, run };
}
