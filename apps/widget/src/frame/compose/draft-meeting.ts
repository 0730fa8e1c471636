import type { DraftVersion } from './draft.js';

/** What this device has: the text as it would be sent, when it was written, and what the server had when they last agreed. */
interface Here {
  body: string;
  at: number;
  synced: DraftVersion | undefined;
}

/** What becomes of a text on this device and one on the server. */
interface Met {
  show: 'here' | 'there' | 'nothing';
  /** Whether what is shown has still to be saved on the server. */
  save: boolean;
  /** The one that is not shown, where it says something that the other does not. */
  offer?: DraftVersion;
}

/** The newer one is shown. The other is offered, unless it is what the newer one was written from. */
export function meet(here: Here, there: DraftVersion | null): Met {
  const unchanged = here.synced !== undefined && here.body === here.synced.body;
  if (there === null) {
    // What was kept on the server and is there no more was posted, or given up, on another device.
    if (unchanged && here.body !== '') return { show: 'nothing', save: false };
    return { show: 'here', save: here.body !== '' };
  }
  if (here.body === there.body) return { show: 'here', save: false };
  if (here.body === '' || unchanged) return { show: 'there', save: false };
  // Nobody wrote elsewhere since this device saved last.
  if (here.synced?.body === there.body) return { show: 'here', save: true };
  if (Date.parse(there.at) > here.at)
    return { show: 'there', save: false, offer: { body: here.body, at: new Date(here.at).toISOString() } };
  return { show: 'here', save: true, offer: there };
}
