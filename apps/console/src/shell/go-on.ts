/** Takes the focus to the next link of a list, or to the one before; from nowhere, to the first. */
export function goOn(list: HTMLElement | null, step: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
  const here = links.findIndex((link) => link === document.activeElement);
  links[here === -1 ? 0 : here + step]?.focus();
}
