import { v7 } from 'uuid';

/** A UUIDv7: in order of time, so that it is a row's identity and its place in a list at once. */
export const newId = (at?: Date): string => (at === undefined ? v7() : v7({ msecs: at.getTime() }));
