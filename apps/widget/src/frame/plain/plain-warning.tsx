import { languageOf, type Language } from '#contract/languages';
import type { WritePage } from '#contract/plain-pages';
import { Texts } from '../texts/texts.js';
import type { WarningCatalogue } from '../warning/texts/load-warning-texts.js';
import ar from '../warning/texts/ar.json' with { type: 'json' };
import de from '../warning/texts/de.json' with { type: 'json' };
import en from '../warning/texts/en.json' with { type: 'json' };
import es from '../warning/texts/es.json' with { type: 'json' };
import fa from '../warning/texts/fa.json' with { type: 'json' };
import fr from '../warning/texts/fr.json' with { type: 'json' };
import ps from '../warning/texts/ps.json' with { type: 'json' };
import tr from '../warning/texts/tr.json' with { type: 'json' };
import { Told } from '../warning/told.js';
import type { Said } from './said.js';

const catalogues: Record<Language, WarningCatalogue> = { en, fr, de, es, tr, ar, fa, ps };

/** What a moderator wrote, above the form that was not sent for it; its button says that it was read. */
export function PlainWarning({ page, said }: { page: WritePage; said: Said }) {
  const words = new Texts<WarningCatalogue>(page.locale, catalogues[languageOf(page.locale)]);
  return (
    <section class="warning-panel" aria-labelledby="warning">
      <h2 id="warning">{words.say('title')}</h2>
      <p class="hint">{words.say('body')}</p>
      <Told warnings={page.warnings} name={page.form.user?.name ?? ''} words={words} reasons={said.frame} />
      <form class="plain-form" method="post" action={page.form.action}>
        <input type="hidden" name="token" value={page.form.token} />
        <input type="hidden" name="key" value={page.key} />
        <input type="hidden" name="body" value={page.body} />
        <input type="hidden" name="warnings" value={page.warnings.map(({ id }) => id).join(' ')} />
        <button class="primary" name="step" value="read">
          {words.say('read')}
        </button>
      </form>
    </section>
  );
}
