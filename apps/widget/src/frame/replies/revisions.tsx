import { useEffect, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { RevisionView } from '#contract/replies';
import { useDesk } from '../page/desk.js';
import { Time } from '../page/time.js';
import type { PanelProps } from './later-panel.js';

/** What an edited reply said before: editing is honest here. */
export function Revisions({ reply, onClose }: PanelProps) {
  const { texts, tools } = useDesk();
  const [revisions, setRevisions] = useState<RevisionView[] | 'failed' | null>(null);

  useEffect(() => {
    void tools?.api
      .call<Page<RevisionView>>(`/replies/${reply.id}/revisions`)
      .then((outcome) => setRevisions(outcome.ok ? outcome.value.items : 'failed'));
  }, [reply.id, reply.revision]);

  const earlier = Array.isArray(revisions)
    ? revisions.filter(({ revision }) => revision !== reply.revision).sort((a, b) => b.revision - a.revision)
    : [];
  return (
    <section class="panel" aria-label={texts.say('revisions')}>
      <p class="panel-title">{texts.say('revisions')}</p>
      {revisions === null && <p class="hint">{texts.say('loading')}</p>}
      {revisions === 'failed' && (
        <p class="error" role="alert">
          {texts.say('loadFailed')}
        </p>
      )}
      <ol class="revisions">
        {earlier.map(({ revision, html, createdAt }) => (
          <li key={revision}>
            <Time iso={createdAt} />
            <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
          </li>
        ))}
      </ol>
      <button type="button" class="plain" onClick={onClose}>
        {texts.say('close')}
      </button>
    </section>
  );
}
