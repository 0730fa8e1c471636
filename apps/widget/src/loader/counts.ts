/** As many addresses as are answered at once. */
const BATCH = 100;

/** How many replies the articles at these addresses have, with one request for up to a hundred of them. */
export async function count(origin: string, urls: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const asked = [...new Set(urls)];
  for (let start = 0; start < asked.length; start += BATCH) {
    const query = new URLSearchParams(asked.slice(start, start + BATCH).map((url) => ['url', url]));
    const response = await fetch(`${origin}/api/v1/counts?${query.toString()}`, { credentials: 'omit' });
    if (!response.ok) throw new Error(`No numbers: ${response.status}`);
    Object.assign(counts, ((await response.json()) as { counts: Record<string, number> }).counts);
  }
  return counts;
}

/** Elements that have their number, by the address that it is of. */
const filled = new WeakMap<HTMLElement, string>();

/** Writes the numbers into elements that ask for one. Until they come, or if they do not, a page stays as its publisher wrote it. */
export async function fillCounts(origin: string): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>('[data-belowline-count]')]
    .map((place) => ({ place, url: new URL(place.dataset['belowlineCount'] || location.href, location.href).href }))
    .filter(({ place, url }) => filled.get(place) !== url && filled.set(place, url));
  const counts = await count(
    origin,
    places.map(({ url }) => url),
  );
  for (const { place, url } of places) place.textContent = String(counts[url] ?? 0);
}
