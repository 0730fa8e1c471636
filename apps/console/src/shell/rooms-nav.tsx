import { useEffect, useRef } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { QueuePlace } from '../queue/use-queue.js';
import { administers } from '../session/session-state.js';
import { TODAY_EVERYWHERE } from '../today/today-room.js';
import { ALL_THREADS, routeHref, WHOLE_LOG, type Route } from './route.js';
import { useTexts } from './texts-context.js';

const roomsFor = (ownSite: string | null): readonly Route[] => [
  { room: 'queue', kind: 'held', threadId: null },
  { room: 'today', shown: TODAY_EVERYWHERE },
  { room: 'threads', threadId: null, filter: ALL_THREADS },
  { room: 'people', userId: null, q: '' },
  { room: 'redress', shown: 'open', replyId: null },
  { room: 'log', filter: WHOLE_LOG },
  { room: 'words', siteId: ownSite, language: null },
  { room: 'rules', siteId: null },
];

/** What whoever administers a site sees as well. */
const siteRooms: readonly Route[] = [{ room: 'sites', siteId: null, part: 'settings' }];

/** What only those who run the place may see. */
const adminRooms: readonly Route[] = [{ room: 'parked' }];

interface Props {
  user: MeView;
  /** The site of whoever moderates only some. */
  ownSite: string | null;
  /** Where somebody is now. */
  room: Route['room'];
  /** To where the queue leads back. */
  lastQueue: QueuePlace;
  /** Appeals and notices that wait. */
  waiting: number;
}

/** The rooms that somebody may go to. On a phone they are one line that is pushed along, with the room where one is in sight. */
export function RoomsNav({ user, ownSite, room, lastQueue, waiting }: Props) {
  const texts = useTexts();
  const here = useRef<HTMLAnchorElement>(null);
  // The report is opened from the picture of the day.
  const current = room === 'report' ? 'today' : room;
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [current]);
  const rooms = [...roomsFor(ownSite), ...(administers(user) ? siteRooms : []), ...(user.role === 'admin' ? adminRooms : [])];
  return (
    <nav>
      {rooms.map((each) => (
        <a
          key={each.room}
          ref={each.room === current ? here : null}
          href={routeHref(each.room === 'queue' ? { room: 'queue', ...lastQueue } : each)}
          aria-current={each.room === current ? 'page' : undefined}
        >
          {texts.rooms[each.room]}
          {each.room === 'redress' && waiting > 0 && <span class="tag">{texts.queue.count(waiting)}</span>}
        </a>
      ))}
    </nav>
  );
}
