import type { FrameAssets, FrameModel, FrameSurroundings } from '#contract/frame';
import { lookAddress } from '../host/look.js';
import { Crumbs } from '../plain/crumbs.js';
import type { PlainTexts } from '../plain/plain-texts.js';
import { WriteForm } from '../plain/write-form.js';
import type { Texts } from '../texts/texts.js';

interface Props {
  model: FrameModel;
  texts: Texts;
  plain: PlainTexts;
  assets: FrameAssets;
  surroundings: FrameSurroundings;
  /** What the browser takes over with, as JSON that is safe inside a script element. */
  handover: string;
  /** The discussion, rendered. */
  discussion: string;
}

/** The document around the discussion. Nothing in it runs or styles inline: the content security policy is strict. */
export function Document(props: Props) {
  const { model, plain, surroundings, handover, discussion } = props;
  const { article, locale, direction, theme, look, embedded, focus, publicUrl, thread } = model;
  const place = focus
    ? [{ name: plain.say('discussion'), href: `${publicUrl}/t/${thread.id}` }, { name: plain.say('oneReply') }]
    : [{ name: plain.say('discussion') }];
  return (
    <html
      lang={locale}
      dir={direction}
      data-theme={theme}
      data-density={look.density}
      class={embedded ? 'embedded' : 'page'}
    >
      <Head {...props} />
      <body>
        {!embedded && <Crumbs texts={plain} crumbs={[{ name: article.headline, href: article.url }, ...place]} />}
        <WithoutScripts {...props} />
        <div id="discussion" dangerouslySetInnerHTML={{ __html: discussion }} />
        {!embedded && <Pages plain={plain} surroundings={surroundings} />}
        <noscript>
          <WriteForm model={model} said={{ plain, frame: props.texts }} />
        </noscript>
        {!embedded && <Foot {...props} />}
        <script id="handover" type="application/json" dangerouslySetInnerHTML={{ __html: handover }} />
      </body>
    </html>
  );
}

function Head({ model, texts, assets, surroundings }: Props) {
  const { article, embedded, focus } = model;
  const { canonical, robots, feeds, oembed, previous, next, structuredData } = surroundings;
  const clothes = lookAddress(model.look);
  const author = focus?.path.at(-1)?.author;
  const title = `${author?.name ?? texts.say('discussion')} · ${article.headline}`;
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      {robots && <meta name="robots" content={robots} />}
      {canonical && <link rel="canonical" href={canonical} />}
      {embedded && <base target="_blank" />}
      <link rel="stylesheet" href={assets.style} />
      {embedded ? (
        <noscript>
          <link rel="stylesheet" href={assets.plainStyle} />
        </noscript>
      ) : (
        <link rel="stylesheet" href={assets.plainStyle} />
      )}
      {clothes !== null && <link rel="stylesheet" href={clothes} data-look="" />}
      <script type="module" src={assets.script} />
      {previous && <link rel="prev" href={previous} />}
      {next && <link rel="next" href={next} />}
      {!embedded && <link rel="alternate" type="application/atom+xml" title={title} href={feeds.thread} />}
      {!embedded && <link rel="alternate" type="application/atom+xml" title={model.site.name} href={feeds.site} />}
      {oembed && <link rel="alternate" type="application/json+oembed" title={title} href={oembed} />}
      {!embedded && <Preview model={model} surroundings={surroundings} title={title} />}
      {structuredData.map((data, place) => (
        <script key={place} type="application/ld+json" dangerouslySetInnerHTML={{ __html: data }} />
      ))}
    </head>
  );
}

/** What a link to this page looks like elsewhere (https://ogp.me). */
function Preview({
  model,
  surroundings,
  title,
}: {
  model: FrameModel;
  surroundings: FrameSurroundings;
  title: string;
}) {
  const { article, site, locale, focus } = model;
  const shown = focus?.path.at(-1);
  const properties: Record<string, string | null | undefined> = {
    'og:type': 'article',
    'og:title': title,
    'og:description': surroundings.description,
    'og:url': surroundings.canonical,
    'og:site_name': site.name,
    'og:image': article.imageUrl,
    'og:locale': new Intl.Locale(locale)
      .maximize()
      .toString()
      .replace(/^(\w+)-\w+-(\w+)$/, '$1_$2'),
    'article:published_time': shown?.createdAt ?? model.thread.createdAt,
  };
  return (
    <>
      {surroundings.description && <meta name="description" content={surroundings.description} />}
      <meta name="twitter:card" content="summary" />
      {Object.entries(properties).map(
        ([property, content]) => content && <meta key={property} property={property} content={content} />,
      )}
    </>
  );
}

/** Said first to whoever comes without scripts: what can be done here, and where. */
function WithoutScripts({ model, plain, texts }: Props) {
  const { thread, focus, locale } = model;
  if (thread.status === 'closed') return null;
  return (
    <noscript>
      <nav class="note" aria-label={plain.say('writeReply')}>
        {plain.say('scriptsOff')}{' '}
        <a href="#write" target="_self">
          {plain.say(focus ? 'toAnswerForm' : 'toForm')}
        </a>
        {' · '}
        <a href={`/t/${thread.id}/follow?lang=${locale}`}>{texts.say('followThread')}</a>
      </nav>
    </noscript>
  );
}

/** The pages before and after this one, for whoever goes by pages. */
function Pages({ plain, surroundings }: { plain: PlainTexts; surroundings: FrameSurroundings }) {
  const { previous, next } = surroundings;
  if (!previous) return null;
  return (
    <nav class="pages" aria-label={plain.say('pages')}>
      <a rel="prev" href={previous}>
        {plain.say('previousPage')}
      </a>
      {next && (
        <a rel="next" href={next}>
          {plain.say('nextPage')}
        </a>
      )}
    </nav>
  );
}

function Foot({ model, plain, surroundings }: Props) {
  return (
    <footer class="foot">
      <a href={surroundings.feeds.thread}>{plain.say('feedThread')}</a>
      <a href={surroundings.feeds.site}>{plain.say('feedSite', { name: model.site.name })}</a>
    </footer>
  );
}
