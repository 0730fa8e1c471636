import type { PasskeyView } from '#contract/credentials';
import type { Passkey } from './passkey.js';

/** A passkey as its owner sees it. */
export const viewPasskey = ({ id, name, createdAt, lastUsedAt, backedUp }: Passkey): PasskeyView => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  backedUp,
});
