/** Where to go on reading when a reply leaves with everything below it: what comes after all of that, else what came before it, the nearest first. */
export function around(replyId: string): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>('section [data-reply]')];
  const place = shown.findIndex(({ dataset }) => dataset['reply'] === replyId);
  const branch = shown[place]?.closest('li');
  const after = shown.slice(place + 1).find((each) => !branch?.contains(each));
  return [...(after ? [after] : []), ...shown.slice(0, Math.max(0, place)).reverse()].map(({ dataset }) => dataset['reply'] ?? '');
}
