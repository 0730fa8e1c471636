/** What a page keeps on the reader's device. Storage can be forbidden in a frame of another site, or full: then nothing is kept. */
export function readKept<Value>(name: string, storage: () => Storage = () => localStorage): Value | null {
  try {
    return JSON.parse(storage().getItem(`belowline:${name}`) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

/** Keeps something there, or nothing. */
export function keep(name: string, value: unknown, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(`belowline:${name}`, JSON.stringify(value));
  } catch {
    // Reading goes on without it.
  }
}
