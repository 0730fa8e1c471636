/** What a provider's window hands over, with the secret that it was asked for with. */
export interface HandedOver {
  code: string;
  verifier: string;
}

const SIZE = 'popup,width=520,height=680';
/** A window does not say that it was closed; it is looked at this often. */
const LOOK_MS = 400;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/**
 * Opens a window in which somebody signs in with a provider, and waits for the one-time code that it hands over. The code
 * is worth something only together with the verifier, which never leaves this page before (RFC 7636).
 */
export async function openProvider(id: string): Promise<HandedOver | 'blocked' | 'closed'> {
  // At once, while the press of the button still counts: a browser opens no window by itself later.
  const opened = open('', '_blank', SIZE);
  if (!opened) return 'blocked';
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  opened.location.href = `/auth/providers/${encodeURIComponent(id)}?challenge=${base64url(new Uint8Array(digest))}`;
  const code = await handedOver(opened);
  return code === null ? 'closed' : { code, verifier };
}

/** Believes that window alone, and only what a page of our own says from it. */
function handedOver(opened: Window): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (code: string | null) => {
      clearInterval(watch);
      removeEventListener('message', hear);
      resolve(code);
    };
    const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== opened || origin !== location.origin || typeof data !== 'object' || data === null) return;
      if ('type' in data && data.type === 'sign-in' && 'code' in data && typeof data.code === 'string') end(data.code);
    };
    const watch = setInterval(() => opened.closed && end(null), LOOK_MS);
    addEventListener('message', hear);
  });
}
