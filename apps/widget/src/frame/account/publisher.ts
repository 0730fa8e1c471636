import type { Session } from './session.js';

/** Where this browser keeps which reader of the publisher's is signed in here, and by which token. */
const KEPT = 'belowline-publisher';

interface Known {
  /** The token's signature: tells it from every other, and is of no use without the rest. */
  token: string;
  /** Who that is with the publisher. */
  reader: string;
  /** And who that is here. */
  user: string;
}

function recall(): Partial<Known> {
  try {
    return (JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Known> | null) ?? {};
  } catch {
    return {};
  }
}

function remember(known: Known): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(known));
  } catch {
    // A browser that keeps nothing signs its reader in with every page.
  }
}

/** The reader that a token is about, unchecked: only to know whether it is the one who is signed in already. */
function readerOf(payload: string): string {
  try {
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return String(sub);
  } catch {
    return '';
  }
}

/** Signs the publisher's reader in who is not yet, by the token that the loader wrote after the `#`. */
export async function enterWithToken(session: Session, site: string, token: string): Promise<void> {
  const own = new URLSearchParams(location.hash.slice(1));
  own.delete('token');
  history.replaceState(history.state, '', `${location.pathname}${location.search}#${own.toString()}`);
  await session.begin();
  const [, payload = '', signature = ''] = token.split('.');
  const [reader, known] = [`${site} ${readerOf(payload)}`, recall()];
  // A page out of some cache brings its token again. It was used, and the cookie that came of it holds, or was given up since.
  if (known.token === signature) return;
  if (session.user && session.user.id === known.user && known.reader === reader) return;
  const outcome = await session.enter('publisher', { site, token });
  if (outcome.ok) remember({ token: signature, reader, user: outcome.value.user.id });
  // Another frame of this page may have been faster with the same token.
  else await session.begin();
}
