import type { PopupToFrame } from '#contract/frame';

/** A one-time code is asked for with a challenge, and given only to whoever has the verifier (RFC 7636). */
export interface Proof {
  verifier: string;
  challenge: string;
}

/** How often to look whether the window was closed: nothing tells. */
const LOOK_MS = 500;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Made ahead of the click, since a window opens only in the moment of one. Null where a browser cannot: on a page without TLS. */
export async function newProof(): Promise<Proof | null> {
  if (!isSecureContext) return null;
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)) };
}

const isSignIn = (data: unknown): data is PopupToFrame => {
  const { belowline, type, code } = (data ?? {}) as Partial<PopupToFrame>;
  return belowline === 1 && type === 'sign-in' && typeof code === 'string';
};

/** What came of a window: a code, or why there is none. */
export type PopupOutcome = { code: string } | 'closed' | 'blocked';

/** Opens the window of a provider, and waits for the code that its last page, which is ours, hands over. */
export function askProvider(id: string, challenge: string): Promise<PopupOutcome> {
  const address = `/auth/providers/${id}?challenge=${challenge}`;
  const popup = open(address, '_blank', 'popup,width=480,height=680');
  if (!popup) return Promise.resolve('blocked');
  return new Promise((resolve) => {
    let seenClosed = false;
    const done = (outcome: PopupOutcome) => {
      removeEventListener('message', hear);
      clearInterval(timer);
      resolve(outcome);
    };
    const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === popup && origin === location.origin && isSignIn(data)) done({ code: data.code });
    };
    // Looked at twice: what a window said last arrives after it has closed.
    const timer = setInterval(() => {
      if (popup.closed && seenClosed) done('closed');
      seenClosed = popup.closed;
    }, LOOK_MS);
    addEventListener('message', hear);
  });
}
