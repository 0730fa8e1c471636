import Bowser from 'bowser';
import type { OwnSessionView } from '#contract/own-account';
import type { OpenSession } from './session.js';

/**
 * The names that a browser or a system may have. Where nothing known is found, the library takes whatever the header begins with
 * for a name, and that goes into letters to addresses that are nobody's yet.
 */
const NAMES = new Set<unknown>([...Object.values(Bowser.BROWSER_MAP), ...Object.values(Bowser.OS_MAP)]);

/** A browser as people name it, “Firefox, Windows”; empty when it did not say. Versions would tell more than anybody needs. */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return '';
  const parsed = Bowser.parse(userAgent);
  return [parsed.browser.name, parsed.os.name].filter((name) => NAMES.has(name)).join(', ');
}

/** A log-in as its owner sees it in the list of where they are logged in. */
export const viewSession = (session: OpenSession, currentId: string): OwnSessionView => ({
  id: session.id,
  current: session.id === currentId,
  method: session.method,
  audience: session.audience,
  device: deviceOf(session.userAgent),
  place: session.country,
  createdAt: session.createdAt.toISOString(),
  lastUsedAt: session.rotatedAt.toISOString(),
});
