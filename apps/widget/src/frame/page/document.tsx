import type { FrameModel } from '#contract/frame';
import { lookAddress } from '../host/look.js';
import type { Texts } from '../texts/texts.js';

interface Props {
  model: FrameModel;
  texts: Texts;
  assets: { script: string; style: string };
  /** What the browser takes over with, as JSON that is safe inside a script element. */
  handover: string;
  /** The discussion, rendered. */
  discussion: string;
}

/** The document around the discussion. Nothing in it runs or styles inline: the content security policy is strict. */
export function Document({ model, texts, assets, handover, discussion }: Props) {
  const { article, locale, direction, theme, look, embedded, focus, publicUrl, thread } = model;
  const clothes = lookAddress(look);
  const address = focus ? `${publicUrl}/r/${focus.replyId}` : `${publicUrl}/t/${thread.id}`;
  return (
    <html
      lang={locale}
      dir={direction}
      data-theme={theme}
      data-density={look.density}
      class={embedded ? 'embedded' : 'page'}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${texts.say('discussion')} · ${article.headline}`}</title>
        <link rel="canonical" href={address} />
        {embedded && <base target="_blank" />}
        <link rel="stylesheet" href={assets.style} />
        {clothes !== null && <link rel="stylesheet" href={clothes} data-look="" />}
        <script type="module" src={assets.script} />
      </head>
      <body>
        <div id="discussion" dangerouslySetInnerHTML={{ __html: discussion }} />
        <script id="handover" type="application/json" dangerouslySetInnerHTML={{ __html: handover }} />
      </body>
    </html>
  );
}
