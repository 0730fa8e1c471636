import { exactly, when } from './when.js';

/** A moment: short to read, exact on hovering. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactly(at)}>
      {when(at, Date.now())}
    </time>
  );
}
