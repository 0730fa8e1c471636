/**
 * What is chosen once an answer came: it holds for what was asked about, everything where that is not said, but not for
 * what was changed since it was asked.
 */
export function heed(
  before: ReadonlySet<string>,
  chosen: string[],
  about?: string[],
  changed = (_id: string) => false,
): ReadonlySet<string> {
  const after = new Set([...before].filter((id) => changed(id) || (about && !about.includes(id))));
  for (const id of chosen) if (!changed(id)) after.add(id);
  // The same set where nothing is different, so that nothing is drawn anew.
  return after.size === before.size && [...after].every((id) => before.has(id)) ? before : after;
}
