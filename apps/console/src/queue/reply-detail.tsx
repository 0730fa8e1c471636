import type { QueueItem, QueueKind } from '#contract/moderation';
import type { RevisionView } from '#contract/replies';
import type { Desk } from '../api/desk.js';
import { Moment } from '../shell/moment.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { BranchActs } from './branch-acts.js';
import { Above, Answers } from './conversation.js';
import { DetailPlace } from './detail-place.js';
import type { Notice } from './queue-state.js';
import { ReplyText } from './reply-text.js';
import { useSurroundings } from './use-surroundings.js';
import { Notes } from './notes.js';
import { TeamLine } from './team-line.js';
import { useColleagues } from './use-colleagues.js';
import type { Team } from './use-team.js';
import { WhyHere } from './why-here.js';

interface Props {
  desk: Desk;
  me: string;
  team: Team;
  item: QueueItem;
  kind: QueueKind;
  notice: Notice | null;
  onBack: () => void;
}

/** One reply, large, with all that a fair decision needs. */
export function ReplyDetail({ desk, me, team, item, kind, notice, onBack }: Props) {
  const texts = useTexts();
  const { reply, article } = item;
  const found = useSurroundings(desk, reply.id, reply.revision);
  const colleagues = useColleagues(desk, me).filter(({ id }) => id !== reply.author?.id);
  return (
    <article class="reply-detail">
      <DetailPlace article={article} onBack={onBack} />
      <TeamLine item={item} me={me} onTake={team.take} onEnd={team.end} />
      {reply.depth > 0 && <Above found={found} replyId={reply.id} />}
      {notice?.kind === 'moved' && (
        <p class="notice" role="alert">
          {texts.decide.moved}
        </p>
      )}
      <header class="reply-head">
        <h1>
          <bdi>{reply.author?.name ?? texts.queue.nobody}</bdi>
        </h1>
        {reply.author !== null && reply.can.moderate && (
          <button class="plain" aria-haspopup="dialog" onClick={() => { team.setDrawer(true); }}>
            {texts.team.author.open} <kbd>P</kbd>
          </button>
        )}
        {reply.author?.role === 'staff' && <span class="badge">{texts.reply.staff}</span>}
        <Moment at={reply.createdAt} />
        {reply.revision > 1 && <span>{texts.reply.edited(reply.revision)}</span>}
      </header>
      <ReplyText html={reply.html} large spots={item.reasons.flatMap((reason) => reason.spots)} />
      <WhyHere item={item} kind={kind} />
      {reply.can.moderate && <Notes desk={desk} me={me} about={{ replyId: reply.id }} title={texts.team.notes.onReply} count={item.notes} colleagues={colleagues} />}
      {reply.revision > 1 && <Earlier revisions={found.revisions} current={reply.revision} />}
      <Answers answers={found.answers} count={reply.answerCount} />
      {reply.can.moderate && <BranchActs desk={desk} reply={reply} />}
      <p class="places">
        <a href={routeHref({ room: 'threads', threadId: reply.threadId })}>{texts.reply.thread}</a>
        <a href={reply.url} target="_blank" rel="noopener">
          {texts.reply.permalink}
        </a>
      </p>
    </article>
  );
}

function Earlier({ revisions, current }: { revisions: readonly RevisionView[] | null; current: number }) {
  const texts = useTexts();
  const earlier = (revisions ?? []).filter((one) => one.revision < current);
  return (
    <section class="revisions">
      <h2>{texts.reply.revisions}</h2>
      {revisions !== null && earlier.length === 0 && <p class="quiet">{texts.reply.noRevisions}</p>}
      {earlier.map((one) => (
        <div key={one.revision} class="neighbour">
          <p class="neighbour-head">
            {texts.reply.revision(one.revision)} <Moment at={one.createdAt} />
          </p>
          <ReplyText html={one.html} />
        </div>
      ))}
    </section>
  );
}
