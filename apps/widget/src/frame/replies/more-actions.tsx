import { Later, useLater } from '../page/later.js';
import type { KnownReply } from '../state/thread-state.js';

/** Whether something stands open, and how to open or close it. */
export interface Opener {
  open: boolean;
  toggle: () => void;
}

export interface MoreActionsProps {
  reply: KnownReply;
  /** Shows the link to be copied by hand; not given where there is no text to link to. */
  onLink?: () => void;
  /** Shows what can be followed from here, and whether that is open. */
  follow?: Opener;
  /** The same for what moderators can do with it. */
  moderate?: Opener;
}

const parts = new Later(async () => (await import('./share-and-fold.js')).ShareAndFold);

/** What can be done with a reply besides answering: it comes when the page can be read already. */
export function MoreActions(props: MoreActionsProps) {
  const { value: ShareAndFold } = useLater(parts);
  return ShareAndFold && <ShareAndFold {...props} />;
}
