import type { ThreadSocket } from '../live/socket.js';

/** Has this wire told, now and whenever it is back, of what its reader follows; answers how to stop. `joined` is called each time from when on it is told. */
export function hearOfFollowed(socket: ThreadSocket, joined: () => void = () => undefined): () => void {
  const join = () => socket.emit('feed.join', {}, ({ ok }) => ok && joined());
  socket.on('connect', join);
  if (socket.connected) join();
  return () => socket.off('connect', join);
}
