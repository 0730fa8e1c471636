import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChangePreferencesBody, NotificationKind, PreferencesView, Ways } from '#contract/notifications';
import { useRoom } from '../page/room.js';
import { useTask, type Task } from '../page/use-task.js';

/** How somebody wants to be told, and how that is changed: at once, one thing after the other. */
export interface Preferences {
  /** Null until they are there. */
  now: PreferencesView | null;
  set: (change: ChangePreferencesBody) => Promise<boolean>;
  load: () => void;
  task: Task;
}

/** What the preferences will be once a change is kept. */
function changed(before: PreferencesView, { kinds = {}, ...rest }: ChangePreferencesBody): PreferencesView {
  const entries = Object.entries(kinds) as [NotificationKind, Partial<Ways>][];
  const next = Object.fromEntries(entries.map(([kind, ways]) => [kind, { ...before.kinds[kind], ...ways }]));
  const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...before, ...told, kinds: { ...before.kinds, ...next } };
}

/** Fetches the preferences and keeps each change; what is refused is put back, with the reason. */
export function usePreferences(): Preferences {
  const { texts, api, announce } = useRoom();
  const task = useTask();
  const [now, setNow] = useState<PreferencesView | null>(null);
  /** Changes wait for the one before: two at once could be kept in the other order. */
  const line = useRef<Promise<unknown>>(Promise.resolve());

  // Not one of the things that are done one after the other: a change that comes meanwhile is kept all the same.
  const load = () => void task.look(() => api.call<PreferencesView>('/me/preferences')).then((got) => got && setNow(got.value));
  useEffect(load, []);

  function set(change: ChangePreferencesBody): Promise<boolean> {
    setNow((before) => before && changed(before, change));
    const sent: Promise<boolean> = line.current.then(async () => {
      const kept = await task.run(() => api.call<PreferencesView>('/me/preferences', { method: 'PATCH', body: change }));
      if (kept) announce(texts.say('saved'));
      // Where another change follows, its answer tells what came of this one too.
      if (line.current === sent) {
        if (kept) setNow(kept.value);
        else load();
      }
      return kept !== null;
    });
    line.current = sent;
    return sent;
  }

  return { now, set, load, task };
}
