import type { Neighbours } from './session.js';

const NAME = 'belowline-session';

/** The other tabs and frames of this browser, those of the console among them. */
export function browserNeighbours(): Neighbours {
  const channel = new BroadcastChannel(NAME);
  return {
    tell: (news) => {
      channel.postMessage(news);
      try {
        localStorage.setItem(NAME, news);
      } catch {
        // A browser that keeps nothing is asked every time.
      }
    },
    anybody: () => {
      try {
        return localStorage.getItem(NAME) === 'in';
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
