import { useState } from 'preact/hooks';
import type { SiteView } from '#contract/sites';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { Field } from './field.js';
import { problemsByField } from './site-fields.js';
import type { SitesDesk } from './sites-desk.js';

/** Sets up a publication: its name and where its pages are; everything else is as we chose it, and can be changed after. */
export function NewSite({ desk, onMade }: { desk: SitesDesk; onMade: (site: SiteView) => void }) {
  const texts = useTexts();
  const { sites } = texts;
  const [typed, setTyped] = useState({ name: '', origins: '' });
  const [problems, setProblems] = useState<{ name?: string; origins?: string; other?: string }>({});
  const [busy, setBusy] = useState(false);
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await desk.create({ name: typed.name.trim(), origins: typed.origins.split('\n').map((line) => line.trim()).filter((line) => line !== '') });
    setBusy(false);
    if (answer.ok) return onMade(answer.value);
    const { name, origins } = problemsByField(answer.failure.errors, sites.line);
    setProblems({ ...(name === undefined ? {} : { name }), ...(origins === undefined ? {} : { origins }), ...(name ?? origins ? {} : { other: failureText(answer.failure, texts) }) });
    document.getElementById(name === undefined ? 'new-origins' : 'new-name')?.focus();
  };
  return (
    <form class="site-settings new-site" noValidate onSubmit={(event) => void make(event)}>
      <h2>{sites.newTitle}</h2>
      <Field id="new-name" label={sites.field('name').label} problem={problems.name}>
        {(tied) => <input {...tied} dir="auto" maxLength={100} autocomplete="off" value={typed.name} onInput={({ currentTarget }) => setTyped({ ...typed, name: currentTarget.value })} />}
      </Field>
      <Field id="new-origins" label={sites.field('origins').label} hint={sites.field('origins').hint} problem={problems.origins}>
        {(tied) => <textarea {...tied} dir="ltr" rows={3} spellcheck={false} value={typed.origins} onInput={({ currentTarget }) => setTyped({ ...typed, origins: currentTarget.value })} />}
      </Field>
      <p class="problem" role="alert">
        {problems.other}
      </p>
      <button class="primary" aria-disabled={busy}>
        {sites.make}
      </button>
    </form>
  );
}
