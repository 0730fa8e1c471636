import { useDesk } from '../page/desk.js';

/** The name that what waits is kept under on the device. */
export const OUTBOX = 'belowline:outbox';

/** Where replies stand that could not be sent yet; nearly always there are none, and nothing comes for it. */
export function WaitingHere({ parentId }: { parentId: string | null }) {
  const { outbox } = useDesk();
  const { loaded, waiting } = outbox;
  return loaded && waiting.length > 0 ? <loaded.WaitingReplies parentId={parentId} outbox={loaded.outbox} /> : null;
}
