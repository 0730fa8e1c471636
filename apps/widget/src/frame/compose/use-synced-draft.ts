import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { KeptDraft } from '#contract/writing';
import type { Outcome } from '../account/api.js';
import { patiently } from '../account/patiently.js';
import { useDesk } from '../page/desk.js';
import { DraftSaver } from './draft-saver.js';
import { meet } from './draft-meeting.js';
import type { DraftVersion } from './draft.js';
import { fromSource, toSource } from './mentions.js';
import type { Purpose } from './send-draft.js';
import { theDrafts } from './the-drafts.js';
import type { useComposer } from './use-composer.js';

type Composing = ReturnType<typeof useComposer>;

/** Keeps a reply that is being written on the server too, and finds there what was written on another device. */
export function useSyncedDraft(composer: Composing, purpose: Purpose) {
  const { place, by, source, text } = composer;
  const [found, setFound] = useState<{ by: string | null; other: DraftVersion | null }>({ by, other: null });
  // What was found for one reader is not for the next one.
  const other = found.by === by ? found.other : null;
  const setOther = (version: DraftVersion | null) => setFound({ by, other: version });
  const saver = useSaver(composer, purpose, setOther);
  // Posting forgets the draft; what is still offered outlives it.
  useEffect(() => {
    if (other) theDrafts.note(place, by, { other });
  }, [other, text]);

  function offer(version: DraftVersion | null) {
    theDrafts.note(place, by, { other: version ?? undefined });
    setOther(version);
    composer.area.current?.focus({ preventScroll: true });
  }
  return {
    other,
    /** The two change places: what was here is offered then. */
    take: () => {
      if (!other) return;
      putInto(composer, other);
      offer(text.trim() === '' ? null : { body: source, at: new Date().toISOString() });
    },
    dropOther: () => offer(null),
    settle: () => saver?.settle() ?? Promise.resolve(),
  };
}

/** Puts a version into the text, with whoever is called to in it. */
function putInto({ write }: Composing, { body }: DraftVersion): void {
  const { text, people } = fromSource(body);
  write(text, people);
}

/** Looks once for what the server keeps, for whoever is logged in, and saves what is written from then on. */
function useSaver(composer: Composing, purpose: Purpose, setOther: (other: DraftVersion | null) => void) {
  const { tools, user, state, announce, texts } = useDesk();
  const { place, source } = composer;
  const looked = useRef(false);
  const latest = useRef(composer);
  latest.current = composer;
  const keeps = tools !== null && user !== null && purpose.kind === 'post';
  const parentId = purpose.kind === 'post' ? purpose.parentId : null;
  const path = `/threads/${state.thread.id}/draft${parentId ? `?parentId=${parentId}` : ''}`;
  const by = user?.id ?? null;
  const saver = useMemo(() => (tools && by !== null ? new DraftSaver(tools, path, place, by) : null), [by]);

  function found(outcome: Outcome<Page<KeptDraft>>) {
    // Somebody else, or nobody, is logged in by now.
    if (tools?.session.user?.id !== by) return;
    if (!outcome.ok) return;
    const kept = outcome.value.items.find((draft) => draft.parentId === parentId);
    const there = kept ? { body: kept.body, at: kept.updatedAt } : null;
    const now = latest.current;
    // What is on its way to being posted is not changed any more.
    const { text, people = {}, at = 0, synced, other } = theDrafts.read(place, by);
    if (now.step.at === 'sending') return setOther((there?.body !== now.source ? there : null) ?? other ?? null);
    looked.current = true;
    const met = meet({ body: toSource({ text, people }), at, synced }, there);
    theDrafts.note(place, by, { synced: there ?? undefined });
    if (met.show === 'there' && there) {
      putInto(now, there);
      announce(texts.say('draftFound'));
    }
    if (met.show === 'nothing') now.write('', {});
    if (met.save) saver?.soon(now.source);
    setOther(met.offer ?? other ?? null);
  }

  useEffect(() => {
    looked.current = false;
    if (!keeps) return;
    const ask = () => tools.api.call<Page<KeptDraft>>(`/threads/${state.thread.id}/drafts`);
    void patiently(ask, () => tools.session.user?.id === by).then(found);
  }, [by]);
  useEffect(() => {
    if (keeps && looked.current) saver?.soon(source);
  }, [source]);
  useEffect(() => () => saver?.now(), [saver]);
  return saver;
}
