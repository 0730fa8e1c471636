import { networkOf } from '#platform/places/network';
import { deviceOf } from './session.view.js';

/** Where and with what somebody was logged in. */
export interface Surroundings {
  userAgent: string | null;
  address: string | null;
}

/** A browser that was not seen for so long is as good as new. */
export const DEVICE_KNOWN_SECONDS = 90 * 24 * 3_600;

/** What an address begins with once only its hash is left. */
export const HASHED = 'hash:';

const sameNetwork = (before: string | null, now: string | null): boolean => {
  // What is left after a month does not tell networks apart, and nobody is to be alarmed by that.
  if (before?.startsWith(HASHED)) return true;
  return (before && networkOf(before)) === (now && networkOf(now));
};

/** Whether a browser was not seen before: another kind of it, or in another network. The first of all is nothing to tell of. */
export const isNewDevice = (now: Surroundings, before: Surroundings[]): boolean =>
  before.length > 0 && !before.some((each) => deviceOf(each.userAgent) === deviceOf(now.userAgent) && sameNetwork(each.address, now.address));
