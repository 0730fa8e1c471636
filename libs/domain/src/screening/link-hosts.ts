/** Which of some hosts a link leads to, or to what is below it; null when to none. Links are absolute, as they are rendered. */
export function hostAmong(link: string, hosts: readonly string[]): string | null {
  if (hosts.length === 0) return null;
  // A full stop at the end of a name means the same place.
  const host = URL.parse(link)?.hostname.replace(/\.$/, '');
  if (host === undefined || host === '') return null;
  return hosts.find((each) => host === each || host.endsWith(`.${each}`)) ?? null;
}
