import type { Move } from './moves.js';

const replies = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('section .replies article[data-reply]'),
];

/** The place of a reply in the tree: the list element that holds it and its answers. */
const branch = (reply: HTMLElement): HTMLElement | null => reply.closest<HTMLElement>('li.reply');

/** The reply that this one answers. */
const above = (reply: HTMLElement): HTMLElement | null =>
  branch(reply)?.parentElement?.closest('li.reply')?.querySelector<HTMLElement>(':scope > article') ?? null;

/** The first answer; where there is none on the page yet, the link that brings them. */
const below = (reply: HTMLElement): HTMLElement | null => {
  const answers = branch(reply)?.querySelector(':scope > .answers');
  return (
    answers?.querySelector<HTMLElement>('article[data-reply]') ??
    answers?.querySelector<HTMLElement>('.more a') ??
    reply.querySelector<HTMLElement>('.fold[aria-expanded=false], .fresh')
  );
};

/** Follows a key from the reply that has the focus. Into and out of answers, the arrows point as the language is written. */
export function move(from: HTMLElement, key: Move): void {
  const mirrored = document.documentElement.dir === 'rtl';
  const all = replies();
  const place = all.indexOf(from);
  const inward = mirrored ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowDown') go(all[place + 1]);
  else if (key === 'ArrowUp') go(all[place - 1]);
  else if (key === 'Home') go(all[0]);
  else if (key === 'End') go(all.at(-1));
  else if (key === 'Enter') from.querySelector<HTMLElement>('.actions [data-act=answer]')?.click();
  else go(key === inward ? below(from) : above(from));
}

function go(to: HTMLElement | null | undefined): void {
  if (!to) return;
  // A link or a button that brings answers: the focus follows what it brings.
  if (to.tagName === 'ARTICLE') to.focus();
  else to.click();
}
