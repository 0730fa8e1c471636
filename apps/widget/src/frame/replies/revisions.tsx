import { useEffect, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { RevisionView } from '#contract/replies';
import { fromSource } from '../compose/mentions.js';
import { useDesk } from '../page/desk.js';
import { LoadFailed } from '../page/later.js';
import { Time } from '../page/time.js';
import type { PanelProps } from './later-panel.js';
import { wordDiff } from './word-diff.js';

/** What an edited reply said before, and what changed each time: editing is honest here. */
export function Revisions({ reply, onClose }: PanelProps) {
  const { texts, tools } = useDesk();
  const [revisions, setRevisions] = useState<RevisionView[] | 'failed' | null>(null);

  function look() {
    setRevisions((before) => (before === 'failed' ? null : before));
    void tools?.api
      .call<Page<RevisionView>>(`/replies/${reply.id}/revisions`)
      .then((outcome) => setRevisions(outcome.ok ? outcome.value.items : 'failed'));
  }
  useEffect(look, [reply.id, reply.revision]);

  const all = Array.isArray(revisions) ? [...revisions].sort((a, b) => b.revision - a.revision) : [];
  return (
    <section class="panel" aria-label={texts.say('revisions')}>
      <p class="panel-title">{texts.say('revisions')}</p>
      {revisions === null && <p class="hint">{texts.say('loading')}</p>}
      {revisions === 'failed' && <LoadFailed again={look} />}
      <ol class="revisions">
        {all.map((revision, place) => (
          <li key={revision.revision}>
            <Time iso={revision.createdAt} />
            <Changed revision={revision} before={all[place + 1]} />
          </li>
        ))}
      </ol>
      <button type="button" class="plain" onClick={onClose}>
        {texts.say('close')}
      </button>
    </section>
  );
}

/** A text with what it has that the one before had not, and the other way round; the first one as it was. */
function Changed({ revision, before }: { revision: RevisionView; before: RevisionView | undefined }) {
  if (!before) return <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: revision.html }} />;
  return (
    <div class="body as-written" dir="auto">
      {wordDiff(fromSource(before.body).text, fromSource(revision.body).text).map(({ kind, text }, place) =>
        kind === 'same' ? text : kind === 'gone' ? <del key={place}>{text}</del> : <ins key={place}>{text}</ins>,
      )}
    </div>
  );
}
