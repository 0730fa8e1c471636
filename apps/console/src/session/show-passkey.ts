/** Has the browser sign with a passkey, and answers what it says, as JSON; null when nobody chose one, or the browser has none to offer. */
export async function showPasskey(options: Record<string, unknown>): Promise<unknown> {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON);
    const credential = await navigator.credentials.get({ publicKey });
    return credential instanceof PublicKeyCredential ? credential.toJSON() : null;
  } catch {
    return null;
  }
}
