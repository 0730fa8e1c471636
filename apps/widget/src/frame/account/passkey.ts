import {
  startAuthentication,
  startRegistration,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { Api, Outcome } from './api.js';

/** Somebody let the browser's question be, or the browser could not ask it. */
export type Stopped = 'stopped';

/** Asks the browser for one of its passkeys, with the challenge from that address. */
export async function askPasskey(api: Api, challenge: string): Promise<Outcome<AuthenticationResponseJSON> | Stopped> {
  const begun = await api.call<{ options: PublicKeyCredentialRequestOptionsJSON }>(challenge, { method: 'POST' });
  if (!begun.ok) return begun;
  try {
    return { ok: true, value: await startAuthentication({ optionsJSON: begun.value.options }) };
  } catch {
    return 'stopped';
  }
}

/** Has the browser make a passkey, as begun with the api. */
export async function createPasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON | Stopped> {
  try {
    return await startRegistration({ optionsJSON: options });
  } catch {
    return 'stopped';
  }
}
