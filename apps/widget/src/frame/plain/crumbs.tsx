import type { PlainTexts } from './plain-texts.js';

export interface Crumb {
  name: string;
  /** Absent for the page itself. */
  href?: string;
}

/**
 * The way from the article down to this page, for people and, as microdata, for search engines:
 * https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
 */
export function Crumbs({ texts, crumbs }: { texts: PlainTexts; crumbs: Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={texts.say('whereYouAre')}>
      <ol itemscope itemtype="https://schema.org/BreadcrumbList">
        {crumbs.map(({ name, href }, place) => (
          <li key={place} itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem">
            {href ? (
              <a itemprop="item" href={href}>
                <bdi itemprop="name">{name}</bdi>
              </a>
            ) : (
              <span aria-current="page">
                <bdi itemprop="name">{name}</bdi>
              </span>
            )}
            <meta itemprop="position" content={String(place + 1)} />
          </li>
        ))}
      </ol>
    </nav>
  );
}
