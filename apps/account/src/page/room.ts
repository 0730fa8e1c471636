import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { Api } from '../../../widget/src/frame/account/api.js';
import type { Session } from '../../../widget/src/frame/account/session.js';
import type { PageTexts } from '../texts/load-page-texts.js';

/** Everything that the parts of the page share. */
export interface Room {
  texts: PageTexts;
  api: Api;
  session: Session;
  /** Says something to those who listen to the page rather than look at it. */
  announce: (text: string) => void;
}

/** Hands it down to every part of the page. */
export const RoomContext = createContext<Room | null>(null);

/** What the parts of the page share, in any of them. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('This part was rendered outside of the page.');
  return room;
}

/** Whose account it is: the parts that show it stand only where somebody is logged in. */
export const MeContext = createContext<MeView | null>(null);

/** Whose account it is. */
export function useMe(): MeView {
  const me = useContext(MeContext);
  if (!me) throw new Error('This part needs somebody who is logged in.');
  return me;
}
