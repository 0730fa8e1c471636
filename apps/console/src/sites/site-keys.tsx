import { useState } from 'preact/hooks';
import type { SiteKeyView } from '#contract/sites';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { Copyable } from './copyable.js';
import type { SitePartProps } from './site-part.js';

/** What goes into the publisher's pages, and the secret keys of the publisher's own systems. */
export function SiteKeys({ desk, site, fresh }: SitePartProps) {
  const texts = useTexts();
  const { sites } = texts;
  const [made, setMade] = useState<SiteKeyView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async () => {
    setProblem(null);
    const answer = await fresh(() => desk.makeKey(site.id));
    if (answer.ok) setMade(answer.value);
    else setProblem(failureText(answer.failure, texts));
  };
  return (
    <>
      <section class="site-part">
        <h2>{sites.embed}</h2>
        <p class="quiet">{sites.embedBody}</p>
        <Copyable label={sites.embedCode} value={`<script async src="${location.origin}/embed.js" data-site="${site.publicKey}"></script>\n<div data-belowline-thread></div>`} />
      </section>
      <section class="site-part">
        <h2>{sites.keys}</h2>
        <p class="quiet">{sites.keysBody}</p>
        <p>
          <button onClick={() => void make()}>{sites.makeKey}</button>
        </p>
        <p class="problem" role="alert">
          {problem}
        </p>
        {made !== null && <Copyable once label={sites.newKey} value={made.secretKey} />}
      </section>
    </>
  );
}
