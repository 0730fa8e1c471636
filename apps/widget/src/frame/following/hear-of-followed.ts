import type { ThreadSocket } from '../live/socket.js';

/** Has this wire told, now and whenever it is back, of what its reader follows; answers how to stop. */
export function hearOfFollowed(socket: ThreadSocket): () => void {
  const join = () => socket.emit('feed.join', {}, () => undefined);
  socket.on('connect', join);
  if (socket.connected) join();
  return () => socket.off('connect', join);
}
