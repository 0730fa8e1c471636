import type { Neighbours } from './session.js';

/** The other tabs and frames of this browser. */
export function browserNeighbours(): Neighbours {
  const channel = new BroadcastChannel('belowline-session');
  return {
    tell: (news) => channel.postMessage(news),
    listen: (hear) => {
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data === 'in' || data === 'out') hear(data);
      };
    },
  };
}
