import type { EmbeddedCluster } from './cluster.js';

const LOOK_MS = 1_000;

/**
 * Starts the embedded server again when it ends without being told to, as when the system kills what takes most memory: nobody else looks after it.
 * Answers how to stop looking.
 */
export function keepUp(cluster: EmbeddedCluster, say: (message: string) => void): () => void {
  let starting = false;
  const timer = setInterval(() => {
    if (starting || cluster.pid !== undefined) return;
    starting = true;
    say('The database ended; starting it again …');
    cluster.startAgain().then(() => say('The database is back.'), (error: unknown) => say(String(error))).finally(() => (starting = false));
  }, LOOK_MS);
  return () => clearInterval(timer);
}
