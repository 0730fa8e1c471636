import type { Desk } from '../page/desk.js';

/** Takes the reader to a reply where it stands, wherever that is; without scripts a link leads to a page of its own. */
export function useJump(desk: Desk) {
  const { texts, announce, goTo, state } = desk;
  return async (event: MouseEvent, replyId: string): Promise<void> => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const here = state.only === null && document.querySelector(`section [data-reply="${CSS.escape(replyId)}"]`);
    const there = here
      ? true
      : await import('./jump.js').then(
          (part) => part.bring(desk, replyId),
          () => false,
        );
    if (there) goTo(replyId);
    else announce(texts.say('loadFailed'));
  };
}
