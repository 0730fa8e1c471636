/** Whether a browser's subscription is bound to a key that the server gave, in base64url: no other can send to it (RFC 8292, section 4). */
export function isUnderKey(bound: ArrayBuffer | null, publicKey: string): boolean {
  if (bound === null) return false;
  const binary = String.fromCharCode(...new Uint8Array(bound));
  const withoutPadding = publicKey.replace(/=+$/, '');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === withoutPadding;
}
