import { useState } from 'preact/hooks';
import { Composer } from '../compose/composer.js';
import { mayWith, useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';
import { Answers, NewAnswers } from './answers.js';
import { Byline } from './byline.js';
import { LaterPanel, preparePanel } from './later-panel.js';
import { PlainActions } from './plain-actions.js';

/** What is open under a reply; one thing at a time. */
export type Panel = 'answer' | 'edit' | 'report' | 'withdraw' | 'history' | null;

interface Props {
  id: string;
  /** Apart from its list, a reply is also shown on the path of a permalink; what it is called there. */
  prefix?: string;
  target?: boolean;
  /** Without the answers under it, on the way down to the reply that a permalink points at. */
  alone?: boolean;
}

/** One reply, with what can be done with it, and the answers to it. */
export function ReplyItem({ id, prefix = '', target = false, alone = false }: Props) {
  const desk = useDesk();
  const [panel, setPanel] = useState<Panel>(null);
  const reply = desk.state.replies[id];
  if (!reply) return null;
  // Whoever closes what they opened here goes on reading here.
  const close = () => {
    setPanel(null);
    desk.goTo(id);
  };
  const headingId = `${prefix}w-${id}`;
  return (
    <li class={`reply depth-${Math.min(reply.depth, 5)}${target ? ' target' : ''}`} data-level={reply.depth}>
      <article id={`${prefix}r-${id}`} data-reply={id} tabIndex={-1} aria-labelledby={headingId} class={reply.status}>
        <Byline
          reply={reply}
          headingId={headingId}
          onHistory={() => setPanel(panel === 'history' ? null : 'history')}
        />
        {panel === 'edit' && reply.body !== null ? (
          <Composer
            purpose={{ kind: 'edit', replyId: id, text: reply.body }}
            opened
            onDone={() => setPanel(null)}
            onCancel={close}
          />
        ) : (
          <Body reply={reply} />
        )}
        {reply.status === 'held' && reply.html !== null && <HeldNote reply={reply} />}
        <PlainActions reply={reply} />
        {panel !== 'edit' && <Actions reply={reply} panel={panel} onPanel={setPanel} />}
        {(panel === 'history' || panel === 'report' || panel === 'withdraw') && (
          <LaterPanel key={panel} panel={panel} reply={reply} onClose={close} />
        )}
        {panel === 'answer' && (
          <Composer
            purpose={{ kind: 'post', parentId: id, parentName: reply.author?.name ?? null }}
            opened
            onDone={() => setPanel(null)}
            onCancel={close}
          />
        )}
      </article>
      {!alone && <Answers parent={reply} />}
    </li>
  );
}

/** The text of a reply as the server made it safe, or why there is none. */
function Body({ reply }: { reply: KnownReply }) {
  const { texts } = useDesk();
  if (reply.html !== null) return <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: reply.html }} />;
  return <p class="gone">{texts.say(`gone.${reply.status === 'published' ? 'rejected' : reply.status}`)}</p>;
}

function HeldNote({ reply }: { reply: KnownReply }) {
  const { texts } = useDesk();
  const reasons = (reply.reasons ?? []).flatMap(({ code, detail }) => texts.coded('screening', code) ?? detail ?? []);
  return (
    <div class="held-note">
      <p>{texts.say('heldNote')}</p>
      {reasons.length > 0 && (
        <p>
          {texts.say('heldReasons')} {reasons.join(' ')}
        </p>
      )}
    </div>
  );
}

function Actions({ reply, panel, onPanel }: { reply: KnownReply; panel: Panel; onPanel: (panel: Panel) => void }) {
  const desk = useDesk();
  const can = mayWith(desk, reply);
  const reported = desk.mine[reply.id]?.reported === true && desk.user !== null;
  const offered = (['answer', 'edit', 'withdraw', 'report'] as const).filter(
    (act) => can[act] && !(act === 'report' && reported),
  );
  if (reply.html === null) return <NewAnswers parentId={reply.id} />;
  return (
    <div class="actions needs-script">
      {offered.map((act) => (
        <button
          key={act}
          type="button"
          class="plain"
          data-act={act}
          aria-expanded={panel === act}
          onPointerEnter={() => preparePanel(act)}
          onFocus={() => preparePanel(act)}
          onClick={() => onPanel(panel === act ? null : act)}
        >
          {desk.texts.say(act)}
        </button>
      ))}
      {reported && <span class="done">{desk.texts.say('reported')}</span>}
      <NewAnswers parentId={reply.id} />
    </div>
  );
}
