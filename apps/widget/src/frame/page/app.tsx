import { useRef } from 'preact/hooks';
import type { FrameModel } from '#contract/frame';
import { KeyboardOffer, moveByKey } from '../keyboard/keyboard.js';
import { AccountBar } from '../account/account-bar.js';
import { ThreadFollow } from '../following/thread-follow.js';
import { Composer } from '../compose/composer.js';
import { Search } from '../reading/search.js';
import { Later, useLater } from './later.js';
import { Chosen } from '../replies/chosen.js';
import { ReplyList } from '../replies/reply-list.js';
import { SortLinks } from '../replies/sort-links.js';
import { WaitingHere } from '../compose/waiting-here.js';
import type { Texts } from '../texts/texts.js';
import { DeskContext, LatestDesk, useDesk, type Tools } from './desk.js';
import { FocusPath } from './focus-path.js';
import { NewReplies } from './new-replies.js';
import { ThreadTabs } from './thread-tabs.js';
import { useReading } from './use-reading.js';

interface Props {
  model: FrameModel;
  texts: Texts;
  tools: Tools | null;
}

/** The whole discussion: the same on the server and in the browser that takes over from it. */
export function App({ model, texts, tools }: Props) {
  const { desk, said, root } = useReading(model, texts, tools);
  return (
    <LatestDesk.Provider value={desk}>
      <DeskContext.Provider value={desk}>
        <main class="frame" tabIndex={-1} ref={root}>
          <Head />
          <FocusPath />
          <ThreadNotes />
          <NewReplies />
          <section aria-label={texts.say('discussion')} onKeyDown={moveByKey}>
            <KeyboardOffer />
            <ReplyList />
          </section>
          <p class="unseen" role="status" aria-live="polite">
            {said}
          </p>
        </main>
      </DeskContext.Provider>
    </LatestDesk.Provider>
  );
}

function Head() {
  const { texts, state } = useDesk();
  const { replyCount } = state.thread;
  return (
    <header class="head">
      <div class="title">
        <h1 tabIndex={-1}>{replyCount === 0 ? texts.say('noRepliesYet') : texts.say('replies', { n: replyCount })}</h1>
        <AccountBar />
      </div>
      <ThreadTabs />
      {state.thread.prompt && (
        <p class="prompt" dir="auto">
          {state.thread.prompt}
        </p>
      )}
    </header>
  );
}

const sinceLeft = new Later(async () => (await import('../reading/since-left.js')).SinceLeft);

/** Only for those who come back. */
function SinceLeftLater() {
  const { value: SinceLeft } = useLater(sinceLeft);
  return SinceLeft && <SinceLeft />;
}

/** What holds for the thread as a whole, and the place to write where it is open. */
function ThreadNotes() {
  const { texts, state } = useDesk();
  const { status, moderation, slowSeconds } = state.thread;
  const open = status === 'open';
  // Where somebody may have begun to write, what they wrote stays when it is closed.
  const begun = useRef(open);
  begun.current ||= open;
  return (
    <>
      {open ? (
        moderation === 'pre' && <p class="note">{texts.say('premoderated')}</p>
      ) : (
        <p class="note">{texts.say('closed')}</p>
      )}
      {open && slowSeconds > 0 && <p class="note">{texts.say('slowMode', { time: texts.lasting(slowSeconds) })}</p>}
      {begun.current && <Composer purpose={{ kind: 'post', parentId: null, parentName: null }} />}
      <WaitingHere parentId={null} />
      <Chosen />
      <div class="tools">
        <SortLinks />
        <div class="more-tools">
          <ThreadFollow />
          <Search />
        </div>
      </div>
      {state.left !== null && state.left.count > 0 && <SinceLeftLater />}
    </>
  );
}
