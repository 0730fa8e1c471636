import { deviceStorage } from './device-storage.js';
import { Drafts } from './draft.js';

/** Not `randomUUID`: that is missing where a page is served without TLS, as on a laptop in a newsroom. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What is being written on this page, and was on this device. */
export const theDrafts = new Drafts(deviceStorage(), newKey);
