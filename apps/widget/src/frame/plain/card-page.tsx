import type { FrameAssets } from '#contract/frame';
import type { CardPage } from '#contract/plain-pages';
import { Head } from './plain-document.js';
import type { Said } from './said.js';
import { ShownReply } from './shown-reply.js';

/** One reply in somebody else's page: who, when, what, and under which article. Its links leave the frame. */
export function Card({ page, said, assets }: { page: CardPage; said: Said; assets: FrameAssets }) {
  const { locale, direction, theme, article, reply, siteName } = page;
  const { plain } = said;
  const [before, after] = plain.around('replyUnder', 'headline');
  return (
    <html lang={locale} dir={direction} data-theme={theme} class="card">
      <Head title={`${reply.author?.name ?? ''} · ${article.headline}`} assets={assets} />
      <body>
        <main>
          <ShownReply reply={reply} said={said} heading="h1" outside />
          <footer>
            <p>
              {before}
              <a href={article.url} target="_blank" rel="noopener">
                <bdi>{article.headline}</bdi>
              </a>
              {after}
            </p>
            <p>
              <bdi>{siteName}</bdi>
              <a href={reply.url} target="_blank" rel="noopener">
                {plain.say('readThere')}
              </a>
            </p>
          </footer>
        </main>
      </body>
    </html>
  );
}
