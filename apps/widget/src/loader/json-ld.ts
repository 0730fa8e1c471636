import type { ArticleJsonLd } from '#contract/json-ld';

type Thing = Record<string, unknown>;

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;

/** The kinds of things that schema.org calls an article, as publishers write them. */
const ARTICLE = /Article$|^BlogPosting$|^LiveBlogPosting$/;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

/** Everything that the page's own JSON-LD speaks of at its top. */
function thingsOf(page: Document): Thing[] {
  const scripts = page.querySelectorAll('script[type="application/ld+json"]:not([data-belowline])');
  return [...scripts].flatMap(({ textContent }) => {
    try {
      const said = list(JSON.parse(textContent)).filter(isThing);
      return said.flatMap((thing) => [thing, ...list(thing['@graph']).filter(isThing)]);
    } catch {
      // Broken JSON is the publisher's to mend; ours stands beside it.
      return [];
    }
  });
}

/** The addresses by which a thing says what it is about. */
const addressesOf = ({ '@id': id, url, mainEntityOfPage: main }: Thing): unknown[] => [
  id,
  url,
  main,
  isThing(main) ? main['@id'] : null,
];

/** An address without what names a part of a page, or only looks different. */
const bare = (url: URL): string => `${url.origin}${url.pathname.replace(/\/$/, '')}`;

/** Whether something that a page says is this address. */
const isAt = (said: unknown, url: string): boolean =>
  typeof said === 'string' && URL.canParse(said, url) && bare(new URL(said, url)) === bare(new URL(url));

/** The page's own article of this address, where it can be named. */
const ownArticle = (page: Document, url: string): Thing | undefined =>
  thingsOf(page).find(
    (thing) =>
      thing['@id'] &&
      list(thing['@type']).some((type) => ARTICLE.test(String(type))) &&
      addressesOf(thing).some((said) => isAt(said, url)),
  );

/** Where the page speaks of its article already, only the replies are added to that one; else the article is named too. */
function sayOf(article: ArticleJsonLd, own: Thing | undefined): Thing {
  if (!own) return article;
  const { '@context': context, discussionUrl, commentCount, comment } = article;
  return { '@context': context, '@type': own['@type'], '@id': own['@id'], discussionUrl, commentCount, comment };
}

/**
 * Writes into the page what a search engine is to know of an article's replies. Answers with how to take it out again. Two
 * discussions of one article say it once.
 */
export async function describeArticle(origin: string, url: string): Promise<() => void> {
  const query = new URLSearchParams({ url });
  const response = await fetch(`${origin}/api/v1/articles/json-ld?${query.toString()}`, { credentials: 'omit' });
  const there = [...document.querySelectorAll<HTMLElement>('script[data-belowline]')];
  if (!response.ok || there.some(({ dataset }) => dataset['belowline'] === url)) return () => undefined;
  const article = (await response.json()) as ArticleJsonLd;
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  script.dataset['belowline'] = url;
  // The page may be written out as HTML, where a reply with `</script>` in it would end the element.
  const text = JSON.stringify(sayOf(article, ownArticle(document, article.url))).replaceAll('<', '\\u003c');
  script.append(document.createTextNode(text));
  document.head.append(script);
  return () => script.remove();
}
