type Part = { describeArticle: (origin: string, url: string) => Promise<() => void> };

/** Brings the part that only some pages need, and has it say of the article what a search engine reads. Answers with how to end it. */
export function tellSearchEngines(origin: string, url: string): () => void {
  let ended = false;
  let end = () => {
    ended = true;
  };
  (import(/* @vite-ignore */ `${origin}/embed-json-ld.js`) as Promise<Part>)
    .then(({ describeArticle }) => describeArticle(origin, url))
    .then((takeAway) => {
      if (ended) takeAway();
      else end = takeAway;
    })
    // What readers see does not depend on it.
    .catch(() => undefined);
  return () => end();
}
