import { BROWSER_SESSION } from '#contract/browser-session';
import type { Neighbours } from './session.js';

/** The other tabs and frames of this browser, those of the console among them. */
export function browserNeighbours(): Neighbours {
  const channel = new BroadcastChannel(BROWSER_SESSION);
  return {
    tell: (news) => {
      channel.postMessage(news);
      try {
        localStorage.setItem(BROWSER_SESSION, news);
      } catch {
        // A browser that keeps nothing is asked every time.
      }
    },
    anybody: () => {
      try {
        return localStorage.getItem(BROWSER_SESSION) === 'in';
      } catch {
        return true;
      }
    },
    listen: (hear) => {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data === 'in' || data === 'out') hear(data);
      };
    },
  };
}
