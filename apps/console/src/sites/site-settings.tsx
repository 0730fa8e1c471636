import { useEffect, useRef, useState } from 'preact/hooks';
import type { SiteView } from '#contract/sites';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { SiteFieldInput, fieldId } from './site-field.js';
import { changeOf, fieldGroups, problemsByField, shownOf, stillDifferent, type SiteField } from './site-fields.js';
import type { SitesDesk } from './sites-desk.js';
import { draftName, useDraft } from './use-draft.js';

interface Props {
  desk: SitesDesk;
  site: SiteView;
  userId: string;
  onChanged: (site: SiteView) => void;
}

interface Said {
  kind: 'saved' | 'nothing' | 'saving' | 'discarded' | 'failed';
  text?: string;
  problems?: Partial<Record<SiteField, string>>;
  errors?: readonly { path: string; message: string }[];
}

/** The first that is wrong in a field of several parts, or the field itself. */
function focusOn(field: SiteField): void {
  const place = document.getElementById(fieldId(field));
  const part = place?.matches('fieldset') === true ? (place.querySelector<HTMLElement>('[aria-invalid=true]') ?? place.querySelector<HTMLElement>('button')) : place;
  part?.focus();
}

/** Everything that can be changed of a site, with what each does. What was typed stays until it is saved or discarded. */
export function SiteSettings({ desk, site, userId, onChanged }: Props) {
  const texts = useTexts();
  const { sites } = texts;
  const [draft, change] = useDraft(draftName(userId, site.id));
  const [said, setSaid] = useState<Said | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const problems = said?.problems ?? {};
  const unsaved = Object.keys(stillDifferent(site, draft)).length;

  // A refusal takes whoever is told to the first field that it is about.
  useEffect(() => {
    const first = Object.values(fieldGroups).flat().find((field) => said?.problems?.[field] !== undefined);
    if (first !== undefined) focusOn(first);
  }, [said]);

  const save = async () => {
    if (said?.kind === 'saving') return;
    if (unsaved === 0) return setSaid({ kind: 'nothing' });
    setSaid({ kind: 'saving' });
    const answer = await desk.change(site.id, changeOf(site, draft));
    if (!answer.ok) {
      const found = problemsByField(answer.failure.errors, sites.line);
      const placed = Object.keys(found).length > 0;
      return setSaid({ kind: 'failed', problems: found, errors: answer.failure.errors, text: placed ? sites.refused(Object.keys(found).length) : failureText(answer.failure, texts) });
    }
    // What was typed while it was being saved is not saved yet.
    change((now) => stillDifferent(answer.value, Object.fromEntries(Object.entries(now).filter(([field, typed]) => typed !== draft[field as SiteField]))));
    onChanged(answer.value);
    setSaid({ kind: 'saved' });
  };
  const saveByKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || (event.key !== 's' && event.key !== 'Enter')) return;
    event.preventDefault();
    void save();
  };
  const touch = (field: SiteField, value: string | boolean) => {
    setSaid(null);
    change((before) => stillDifferent(site, { ...before, [field]: value }));
  };

  return (
    <form
      ref={form}
      class="site-settings"
      aria-label={sites.parts.settings}
      noValidate
      onKeyDown={saveByKey}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {Object.entries(fieldGroups).map(([group, fields]) => (
        <fieldset key={group}>
          <legend>{sites.groups[group as keyof typeof fieldGroups].title}</legend>
          <p class="quiet">{sites.groups[group as keyof typeof fieldGroups].body}</p>
          {fields.map((field: SiteField) => (
            <SiteFieldInput key={field} field={field} value={draft[field] ?? shownOf(site, field)} problem={problems[field]} errors={said?.errors ?? []} onChange={(value) => touch(field, value)} />
          ))}
        </fieldset>
      ))}
      <div class="save-bar">
        <button class="primary" aria-disabled={said?.kind === 'saving'}>
          {sites.save}
        </button>
        {unsaved > 0 && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              change(() => ({}));
              setSaid({ kind: 'discarded' });
            }}
          >
            {sites.discard}
          </button>
        )}
        <span class={said?.kind === 'failed' ? 'problem' : 'quiet'} role="status">
          {said !== null ? (said.text ?? sites.said[said.kind]) : unsaved > 0 ? sites.unsaved(unsaved) : ''}
        </span>
        <span class="quiet keys-hint">{sites.saveKeys}</span>
      </div>
    </form>
  );
}
