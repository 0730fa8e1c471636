import type { ComponentChildren } from 'preact';
import type { FrameAssets } from '#contract/frame';
import type { PlacedPage, PlainLook } from '#contract/plain-pages';
import { Crumbs, type Crumb } from './crumbs.js';
import type { Said } from './said.js';

interface Props {
  page: PlainLook;
  said: Said;
  /** What the page belongs to, from the top down. */
  way: (Crumb & { href: string })[];
  assets: FrameAssets;
  /** What is done here. */
  heading: string;
  /** Said before the heading in the window's title, where something went wrong. */
  alarm?: string | undefined;
  /** Search engines may show it: it is for anybody. */
  found?: boolean;
  children: ComponentChildren;
}

/** The way from the article to a page in its discussion. */
export const wayInto = ({ article, publicUrl, threadId }: PlacedPage, { plain }: Said) => [
  { name: article.headline, href: article.url },
  { name: plain.say('discussion'), href: `${publicUrl}/t/${threadId}` },
];

/** The document of a page without scripts, with the way back from it at its top. */
export function PlainDocument({ page, said, way, assets, heading, alarm, found = false, children }: Props) {
  const { locale, direction, theme } = page;
  const title = [alarm, heading, way[0]?.name].filter((part) => part !== undefined).join(' · ');
  return (
    <html lang={locale} dir={direction} data-theme={theme} class="page">
      <Head title={title} assets={assets} found={found} />
      <body>
        <Crumbs texts={said.plain} crumbs={[...way, { name: heading }]} />
        <main class="plain-page">
          <h1>{heading}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

/** What stands in the head of such a page: a style, and no script. */
export function Head({ title, assets, found = false }: { title: string; assets: FrameAssets; found?: boolean }) {
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {!found && <meta name="robots" content="noindex" />}
      <title>{title}</title>
      <link rel="stylesheet" href={assets.style} />
      <link rel="stylesheet" href={assets.plainStyle} />
    </head>
  );
}

/** Why nothing was done, where the reader begins to read. */
export function Alarm({ heading, lines }: { heading: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="alarm" role="alert" tabIndex={-1} autofocus>
      <h2>{heading}</h2>
      {[...new Set(lines)].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
