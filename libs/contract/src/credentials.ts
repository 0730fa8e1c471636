import { z } from 'zod';
import { email, password } from './accounts.js';
import { id, instant, text } from './primitives.js';

/** Ways to prove who one is, besides an address and a password: their bodies and views. */

/** A token out of a link that was sent: 256 bits, base64url. Longer than any that we make is none of ours. */
export const linkToken = z.string().min(1).max(200);

export const addressBody = z.strictObject({ email });
export const linkTokenBody = z.strictObject({ token: linkToken });
export const resetPasswordBody = z.strictObject({ token: linkToken, password });

/** WebAuthn's own JSON (W3C WebAuthn Level 3, section 5.1.9). What it must hold is checked by the library that verifies it. */
const webAuthnOptions = z.record(z.string(), z.unknown()).meta({ description: 'Options for the browser, as WebAuthn Level 3 writes them in JSON' });
const webAuthnCredential = z
  .object({ id: z.string().min(1).max(1_400), type: z.literal('public-key') })
  .loose()
  .meta({ description: 'What the browser answered, as WebAuthn Level 3 writes it in JSON' });
export const passkeyOptions = z.object({ options: webAuthnOptions });
export const passkeyBody = z.strictObject({ credential: webAuthnCredential });
export type PasskeyBody = z.infer<typeof passkeyBody>;

export const passkeyName = text(1, 60);
export const newPasskeyBody = z.strictObject({ credential: webAuthnCredential, name: passkeyName });
export const renamePasskeyBody = z.strictObject({ name: passkeyName });
export const passkeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    backedUp: z.boolean().meta({ description: 'Kept with an account, so that it outlives the device' }),
  })
  .meta({ id: 'Passkey' });
export type PasskeyView = z.infer<typeof passkeyView>;

/** Six digits, as every authenticator application shows them. */
export const totpCode = z.string().regex(/^\d{6}$/, { error: 'must be six digits' });
export const totpBody = z.strictObject({ code: totpCode });
export const newTotpAnswer = z
  .object({
    secret: z.string().meta({ description: 'Base32, to be typed where no picture can be taken' }),
    uri: z.string().meta({ description: 'otpauth://, what the picture says' }),
    picture: z.string().meta({ description: 'The same as a QR code, in SVG' }),
  })
  .meta({ id: 'NewTotp' });
export type NewTotpAnswer = z.infer<typeof newTotpAnswer>;

/** Shown once; we keep their hashes. */
export const recoveryCodesAnswer = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodesAnswer = z.infer<typeof recoveryCodesAnswer>;

/** One way of proving that it is still the same person, or a second proof beside the password. */
export const proofBody = z
  .strictObject({
    password: z.string().min(1).max(1_024).optional(),
    code: totpCode.optional(),
    recoveryCode: z.string().min(1).max(40).optional(),
    credential: webAuthnCredential.optional(),
  })
  .refine((proof) => Object.values(proof).filter((each) => each !== undefined).length === 1, { error: 'must be one of password, code, recoveryCode and credential' })
  .meta({ description: 'Exactly one of these' });
export type ProofBody = z.infer<typeof proofBody>;

const providerView = z.object({ id: z.string(), name: z.string() });

/** How one may sign in here; what the forms are made of. */
export const signInMethodsAnswer = z.object({ providers: z.array(providerView) }).meta({ id: 'SignInMethods' });
export type SignInMethodsAnswer = z.infer<typeof signInMethodsAnswer>;

/** Everything that signs this user in. */
export const credentialsView = z
  .object({
    password: z.boolean(),
    passkeys: z.array(passkeyView),
    totp: z.boolean(),
    recoveryCodesLeft: z.int(),
    providers: z.array(providerView.extend({ linkedAt: instant })),
    staffProof: z
      .object({ needed: z.boolean(), graceUntil: instant.nullable(), missing: z.enum(['proof.second', 'proof.unset']).nullable() })
      .meta({ description: 'Whether this account needs a second proof for what staff do, until when it is let in without one, and what this log-in would be refused with now' }),
  })
  .meta({ id: 'Credentials' });
export type CredentialsView = z.infer<typeof credentialsView>;

/** A one-time code that a popup handed over, with the secret half of what it was asked for with (RFC 7636, S256). */
export const redeemCodeBody = z.strictObject({ code: z.string().min(1).max(200), verifier: z.string().min(43).max(128) });

/** A token that the publisher of a site signed for its reader. */
export const publisherTokenBody = z.strictObject({ site: z.string().min(1).max(40), token: z.string().min(1).max(8_192) });

/** How a site's publisher signs: with a secret of ours, shown once, or with keys that it publishes. */
export const signerBody = z.strictObject({ issuer: text(1, 300), jwksUrl: z.url({ protocol: /^https?$/ }).max(2_048).optional() });
export const signerView = z
  .object({
    siteId: id,
    issuer: z.string(),
    jwksUrl: z.string().nullable(),
    secret: z.string().nullable().meta({ description: 'For HS256; shown this once' }),
  })
  .meta({ id: 'SiteSigner' });
export type SignerView = z.infer<typeof signerView>;


