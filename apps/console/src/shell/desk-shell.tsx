import { useMemo, useRef } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { QueueKind } from '#contract/moderation';
import type { ApiClient } from '../api/client.js';
import { Desk } from '../api/desk.js';
import { LogRoom } from '../log/log-room.js';
import { ParkedRoom } from '../parked/parked-room.js';
import { QueueRoom } from '../queue/queue-room.js';
import { useQueue } from '../queue/use-queue.js';
import { GraceNote } from '../session/proof-unset.js';
import { staffsEverywhere } from '../session/session-state.js';
import { ThreadsRoom } from '../threads/threads-room.js';
import { WordsRoom } from '../words/words-room.js';
import { routeHref, WHOLE_LOG, type Route } from './route.js';
import { RedressRoom } from '../redress/redress-room.js';
import { useWaiting } from '../redress/use-waiting.js';
import { useTexts } from './texts-context.js';
import { useLive } from './use-live.js';
import { useRoute } from './use-route.js';

const roomsFor = (ownSite: string | null): readonly Route[] => [
  { room: 'queue', kind: 'held', threadId: null },
  { room: 'threads', threadId: null },
  { room: 'redress' },
  { room: 'log', filter: WHOLE_LOG },
  { room: 'words', siteId: ownSite, language: null },
];

/** What only those who run the place may see. */
const adminRooms: readonly Route[] = [{ room: 'parked' }];

interface Props {
  client: ApiClient;
  user: MeView;
  /** Let in without a second proof, for now. */
  grace: { until: string | null } | null;
  logOut: () => void;
}

/** The console with its rooms, for somebody who may be here. */
export function DeskShell({ client, user, grace, logOut }: Props) {
  const texts = useTexts();
  const route = useRoute();
  const isAdmin = user.role === 'admin';
  // Whoever moderates only some sites begins with their lists: those that hold everywhere are not theirs.
  const ownSite = staffsEverywhere(user) ? null : (user.siteRoles.find(({ role }) => role !== 'staff')?.siteId ?? null);
  const desk = useMemo(() => new Desk(client), [client]);
  const { live, changes } = useLive(client);
  // The queue outlives its room: what was open, and what was decided, is still there on coming back.
  const lastQueue = useRef<{ kind: QueueKind; threadId: string | null }>({ kind: 'held', threadId: null });
  if (route.room === 'queue') lastQueue.current = { kind: route.kind, threadId: route.threadId };
  const queue = useQueue(desk, lastQueue.current.kind, lastQueue.current.threadId, changes);
  const waiting = useWaiting(desk, changes);
  return (
    <div class="shell">
      <header class="top">
        <p class="product">
          {texts.product} <span>{texts.forModerators}</span>
        </p>
        <nav>
          {[...roomsFor(ownSite), ...(isAdmin ? adminRooms : [])].map((room) => (
            <a key={room.room} href={routeHref(room.room === 'queue' ? { room: 'queue', ...lastQueue.current } : room)} aria-current={room.room === route.room ? 'page' : undefined}>
              {texts.rooms[room.room]}
              {room.room === 'redress' && waiting > 0 && <span class="tag">{waiting}</span>}
            </a>
          ))}
        </nav>
        <p class={`live live-${live}`} role="status">
          {texts.live[live]}
        </p>
        <p class="who">
          <bdi>{user.name}</bdi>
          <button class="plain" onClick={logOut}>
            {texts.session.leave}
          </button>
        </p>
      </header>
      {grace !== null && <GraceNote until={grace.until} />}
      {route.room === 'queue' && <QueueRoom desk={desk} queue={queue} />}
      {route.room === 'threads' && <ThreadsRoom desk={desk} threadId={route.threadId} />}
      {route.room === 'log' && <LogRoom desk={desk} filter={route.filter} />}
      {route.room === 'words' && <WordsRoom desk={desk} siteId={route.siteId ?? ownSite} language={route.language} />}
      {route.room === 'redress' && <RedressRoom desk={desk} changes={changes} />}
      {route.room === 'parked' && isAdmin && <ParkedRoom desk={desk} />}
    </div>
  );
}
