import type { SiteSettings } from '#contract/sites';

/** Where a discussion is shown: on a page of our own, in a publisher's page, or as one reply in anybody's page. */
type Place = 'page' | 'frame' | 'card';

/**
 * What search engines are told, in a header and in the page; null where they may do as they like. The frame is never a result of
 * its own; as part of the page it stands in it may be read, which Google understands:
 * https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#indexifembedded
 */
export function robotsFor(choice: SiteSettings['robots'], place: Place): string | null {
  if (choice === 'noindex' || place === 'card') return 'noindex';
  if (place === 'frame') return choice === 'index' ? 'noindex, indexifembedded' : 'noindex, indexifembedded, nosnippet';
  return choice === 'index' ? null : 'nosnippet';
}

/**
 * For whom asks before coming (RFC 9309). What is shut here cannot say `noindex`, so only what is for nobody's results is: places
 * to do something, and the staff's and everyone's own pages.
 */
export const ROBOTS_TXT = `User-agent: *
Disallow: /console
Disallow: /account
Disallow: /auth/
Disallow: /t/*/write
Disallow: /r/*/write
Disallow: /r/*/report
Disallow: /r/*/waiting
`;
