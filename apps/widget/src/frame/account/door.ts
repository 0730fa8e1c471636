import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from './api.js';
import type { Session } from './session.js';
import type { AccountTexts } from './texts/load-account-texts.js';

/** What every form around logging in works with, on whichever page it stands. */
export interface Door {
  texts: AccountTexts;
  api: Api;
  session: Session;
  /** Says something to those who listen to the page rather than look at it. */
  announce: (text: string) => void;
}

/** Hands the door down to the forms. */
export const DoorContext = createContext<Door | null>(null);

/** The door, in any form around logging in. */
export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (!door) throw new Error('This form was rendered without a door.');
  return door;
}
