/** As many addresses as are answered at once. */
const BATCH = 100;

/** How many replies the articles at these addresses have, with one request for up to a hundred of them. */
export async function count(origin: string, urls: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const asked = [...new Set(urls)];
  for (let start = 0; start < asked.length; start += BATCH) {
    const query = new URLSearchParams(asked.slice(start, start + BATCH).map((url) => ['url', url]));
    const response = await fetch(`${origin}/api/v1/counts?${query.toString()}`, { credentials: 'omit' });
    if (!response.ok) throw new Error(`The numbers of replies did not come: ${response.status}`);
    Object.assign(counts, ((await response.json()) as { counts: Record<string, number> }).counts);
  }
  return counts;
}

/** Writes the numbers into elements that ask for one. Until they come, or if they do not, a page stays as its publisher wrote it. */
export async function fillCounts(origin: string, places: HTMLElement[]): Promise<void> {
  const urlOf = (place: HTMLElement) => new URL(place.dataset['belowlineCount'] || location.href, location.href).href;
  const asked = places.map((place) => ({ place, url: urlOf(place) }));
  const counts = await count(
    origin,
    asked.map(({ url }) => url),
  );
  for (const { place, url } of asked) place.textContent = String(counts[url] ?? 0);
}
