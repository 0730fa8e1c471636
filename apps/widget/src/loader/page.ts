/** What the parts of the script know of where it came from. */
export interface Home {
  /** The origin of the installation. */
  origin: string;
  /** The public key of the site that the page belongs to. */
  site: string;
  /** What is said on the script element holds for every discussion on the page. */
  said: DOMStringMap;
}

/** What the publisher wrote on an element of ours, else on the script. */
export const asked = (home: Home, place: HTMLElement, name: string): string | undefined =>
  place.dataset[name] ?? home.said[name];

/** Which article a place is for: as it says, else as the page says of itself. */
export function articleOf(place: HTMLElement): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  return new URL(place.dataset['url'] ?? canonical?.href ?? location.href, location.href).href;
}

/** Calls once for all that happens before the next picture is drawn. */
export function soon(act: () => void): () => void {
  let waiting = 0;
  return () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(act);
  };
}
