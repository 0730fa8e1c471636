import { useState } from 'preact/hooks';
import { isShadowed, SHADOWED } from '#contract/shadow';
import { Composer } from '../compose/composer.js';
import { selectedQuote } from '../compose/selected-quote.js';
import { WaitingHere } from '../compose/waiting-here.js';
import { MutedNote } from '../mute/muted-note.js';
import { mayWith, useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';
import { Answers, NewAnswers } from './answers.js';
import { Byline } from './byline.js';
import { isLater, LaterPanel, preparePanel, type LaterPanelName } from './later-panel.js';
import { LikeButton } from './like-button.js';
import { MoreActions } from './more-actions.js';
import { PlainActions } from './plain-actions.js';
import type { ReplyItemProps } from './reply-item.js';

/** What is open under a reply; one thing at a time. */
export type Panel = 'answer' | 'edit' | LaterPanelName | null;

const acts = ['answer', 'edit', 'withdraw', 'report'] as const;

/** What a reply is made of, with what can be done with it, and the answers to it. */
export function ReplyParts({ id, prefix = '', target = false, alone = false }: ReplyItemProps) {
  const desk = useDesk();
  const [panel, setPanel] = useState<Panel>(null);
  // Where only some replies are listed, none has its answers below it.
  const closed = desk.state.only !== null || desk.folded.has(id);
  const [quote, setQuote] = useState('');
  const [unfolded, setUnfolded] = useState(false);
  const reply = desk.state.replies[id];
  if (!reply) return null;
  // Whoever closes what they opened here goes on reading here.
  const close = () => {
    setPanel(null);
    desk.goTo(id);
  };
  const headingId = `${prefix}w-${id}`;
  const hidden = reply.author !== null && desk.mutes.ids.has(reply.author.id) && !unfolded;
  return (
    <li class={`reply depth-${Math.min(reply.depth, 5)}${target ? ' target' : ''}`} data-level={reply.depth}>
      <article id={`${prefix}r-${id}`} data-reply={id} tabIndex={-1} aria-labelledby={headingId} class={reply.status}>
        <Byline
          reply={reply}
          headingId={headingId}
          onHistory={() => setPanel(panel === 'history' ? null : 'history')}
          onProfile={() => setPanel(panel === 'profile' ? null : 'profile')}
        />
        {panel === 'edit' && reply.body !== null ? (
          <Composer
            purpose={{ kind: 'edit', replyId: id, text: reply.body, answered: reply.answerCount > 0 }}
            opened
            onDone={() => setPanel(null)}
            onCancel={close}
          />
        ) : hidden && reply.author ? (
          <MutedNote
            author={reply.author}
            onShow={() => {
              setUnfolded(true);
              desk.goTo(id);
            }}
            onUnmute={() => desk.goTo(id)}
          />
        ) : (
          <Body reply={reply} />
        )}
        {reply.status === 'held' && reply.html !== null && <HeldNote reply={reply} />}
        <PlainActions reply={reply} />
        {panel !== 'edit' && (
          <Actions
            reply={reply}
            hidden={hidden}
            panel={panel}
            onPanel={(next) => {
              setQuote(next === 'answer' ? selectedQuote(id) : '');
              setPanel(next);
            }}
          />
        )}
        {isLater(panel) && <LaterPanel key={panel} panel={panel} reply={reply} onClose={close} />}
        {panel === 'answer' && (
          <Composer
            purpose={{
              kind: 'post',
              parentId: id,
              parentName: reply.author?.name ?? null,
              parentBody: reply.body,
              quote,
            }}
            opened
            onDone={() => setPanel(null)}
            onCancel={close}
          />
        )}
      </article>
      <WaitingHere parentId={id} />
      {!alone && !closed && <Answers parent={reply} />}
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
  // It waits for nobody, so that nobody is promised.
  if (isShadowed(reply)) return <p class="held-note">{texts.coded('screening', SHADOWED)}</p>;
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

interface ActionsProps {
  reply: KnownReply;
  /** Its author is muted, and its text not shown. */
  hidden: boolean;
  panel: Panel;
  onPanel: (panel: Panel) => void;
}

function Actions({ reply, hidden, panel, onPanel }: ActionsProps) {
  const desk = useDesk();
  const can = mayWith(desk, reply);
  const reported = desk.mine[reply.id]?.reported === true && desk.user !== null;
  const offered = acts.filter((act) => can[act] && !(act === 'report' && reported));
  const toggle = (act: Panel) => onPanel(panel === act ? null : act);
  if (reply.html === null || hidden) {
    return (
      <div class="actions needs-script">
        <MoreActions reply={reply} />
        <NewAnswers parentId={reply.id} />
      </div>
    );
  }
  return (
    <div class="actions needs-script">
      <LikeButton reply={reply} onJoin={() => toggle('like')} />
      {offered.map((act) => (
        <button
          key={act}
          type="button"
          class="plain"
          data-act={act}
          aria-expanded={panel === act}
          onPointerEnter={() => preparePanel(act)}
          onFocus={() => preparePanel(act)}
          onClick={() => toggle(act)}
        >
          {desk.texts.say(act)}
        </button>
      ))}
      {reported && <span class="done">{desk.texts.say('reported')}</span>}
      <MoreActions
        reply={reply}
        onLink={() => toggle('link')}
        follow={{ open: panel === 'follow', toggle: () => toggle('follow') }}
        moderate={{ open: panel === 'moderate', toggle: () => toggle('moderate') }}
      />
      <NewAnswers parentId={reply.id} />
    </div>
  );
}
