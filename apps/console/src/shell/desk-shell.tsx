import { useMemo, useRef } from 'preact/hooks';
import { sameNarrowing, WHOLE_QUEUE } from '../queue/narrowing.js';
import type { MeView } from '#contract/accounts';
import type { ApiClient } from '../api/client.js';
import { Desk } from '../api/desk.js';
import { LogRoom } from '../log/log-room.js';
import { ParkedRoom } from '../parked/parked-room.js';
import { PeopleRoom } from '../people/people-room.js';
import { QueueRoom } from '../queue/queue-room.js';
import { useQueue, type QueuePlace } from '../queue/use-queue.js';
import { GraceNote } from '../session/proof-unset.js';
import { SitesRoom } from '../sites/sites-room.js';
import { administers, staffsEverywhere } from '../session/session-state.js';
import { TodayRoom } from '../today/today-room.js';
import { ThreadsRoom } from '../threads/threads-room.js';
import { RulesRoom } from '../rules/rules-room.js';
import { WordsRoom } from '../words/words-room.js';
import { RoomsNav } from './rooms-nav.js';
import { ALL_THREADS } from './route.js';
import { ReportRoom } from '../report/report-room.js';
import { RedressRoom } from '../redress/redress-room.js';
import type { KeptCases } from '../redress/use-redress.js';
import { useWaiting } from '../redress/use-waiting.js';
import { useTexts } from './texts-context.js';
import { useLive } from './use-live.js';
import { useRoute } from './use-route.js';

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
  const desk = useMemo(() => new Desk(client, ownSite), [client, ownSite]);
  const { live, present, ...news } = useLive(client);
  // The queue outlives its room: what was open, and what was decided, is still there on coming back.
  const lastQueue = useRef<QueuePlace>({ kind: 'held', threadId: null, narrowing: WHOLE_QUEUE });
  if (route.room === 'queue') {
    const { narrowing: before } = lastQueue.current;
    const narrowing = route.narrowing ?? WHOLE_QUEUE;
    lastQueue.current = { kind: route.kind, threadId: route.threadId, narrowing: sameNarrowing(before, narrowing) ? before : narrowing };
  }
  const queue = useQueue(desk, user.id, lastQueue.current, news);
  const others = [...new Set(present.filter(({ id }) => id !== user.id).map(({ name }) => name))];
  const keptCases = useRef<KeptCases>({ selectedId: null, words: {} });
  const { waiting, countAgain } = useWaiting(desk, news.changes);
  return (
    <div class="shell">
      <header class="top">
        <p class="product">
          {texts.product} <span>{texts.forModerators}</span>
        </p>
        <RoomsNav user={user} ownSite={ownSite} room={route.room} lastQueue={lastQueue.current} waiting={waiting} />
        <p class={`live live-${live}`} role="status">
          {texts.live[live]}
        </p>
        <p class="present" role="status" title={texts.team.present(others)}>
          {others.length > 0 && <bdi>{texts.team.present(others)}</bdi>}
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
      {route.room === 'threads' && <ThreadsRoom desk={desk} threadId={route.threadId} filter={route.threadId === null ? route.filter : ALL_THREADS} />}
      {route.room === 'today' && <TodayRoom desk={desk} shown={route.shown} />}
      {route.room === 'report' && <ReportRoom desk={desk} shown={route.shown} />}
      {route.room === 'people' && <PeopleRoom client={client} userId={route.userId} q={route.q} />}
      {route.room === 'log' && <LogRoom desk={desk} filter={route.filter} />}
      {route.room === 'words' && <WordsRoom desk={desk} siteId={route.siteId ?? ownSite} language={route.language} />}
      {route.room === 'rules' && <RulesRoom client={client} desk={desk} user={user} siteId={route.siteId} />}
      {route.room === 'redress' && <RedressRoom desk={desk} me={user.id} shown={route.shown} replyId={route.replyId} changes={news.changes} waiting={waiting} onDecided={countAgain} kept={keptCases} />}
      {route.room === 'sites' && administers(user) && <SitesRoom client={client} user={user} siteId={route.siteId} part={route.part} />}
      {route.room === 'parked' && isAdmin && <ParkedRoom desk={desk} />}
    </div>
  );
}
