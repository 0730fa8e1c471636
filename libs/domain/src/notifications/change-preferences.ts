import { Injectable } from '@nestjs/common';
import { notificationKinds, type ChangePreferencesBody, type DigestRhythm } from '#contract/notifications';
import type { User } from '#domain/identity/user';
import { lockUser } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { nextDigestAt } from './next-digest.js';
import { findPreferences, setPreferences, type PreferenceRow } from './preferences.store.js';
import { minutesOf } from './preferences.view.js';

/** A reader says how they want to be told; what is not named stays as it is. */
@Injectable()
export class ChangePreferences {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(reader: User, change: ChangePreferencesBody): Promise<PreferenceRow> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      // Of two changes at the same moment, the second begins with what the first one made.
      await lockUser(tx, reader.id);
      const before = await findPreferences(tx, reader.id);
      const after = { ...changed(before, change), ...planned(before, change.digest, reader.timeZone, now) };
      await setPreferences(tx, reader.id, after, now);
      return after;
    });
  }
}

/** When the next digest is due. Another rhythm goes on where the last digest ended; after a time without any, it begins anew. */
function planned(before: PreferenceRow, digest: DigestRhythm | undefined, timeZone: string | null, now: Date): Pick<PreferenceRow, 'digestDueAt' | 'digestFrom'> {
  if (digest === undefined) return { digestDueAt: before.digestDueAt, digestFrom: before.digestFrom };
  return { digestDueAt: nextDigestAt(digest, timeZone, now), digestFrom: before.digest === 'off' || digest === 'off' ? null : before.digestFrom };
}

/** What the preferences are after a change of them. */
function changed(before: PreferenceRow, { kinds = {}, digest, quiet, pausedUntil }: ChangePreferencesBody): PreferenceRow {
  const said = notificationKinds.flatMap((kind) => {
    const ways = { ...before.kinds[kind], ...Object.fromEntries(Object.entries(kinds[kind] ?? {}).filter(([, wanted]) => wanted !== undefined)) };
    return Object.keys(ways).length === 0 ? [] : [[kind, ways] as const];
  });
  return {
    ...before,
    kinds: Object.fromEntries(said),
    digest: digest ?? before.digest,
    ...(quiet === undefined ? {} : { quietFrom: quiet && minutesOf(quiet.from), quietTo: quiet && minutesOf(quiet.to) }),
    ...(pausedUntil === undefined ? {} : { pausedUntil: pausedUntil === null ? null : new Date(pausedUntil) }),
  };
}
