import type { LogQuestion } from '#contract/moderation';
import type { LogFilter } from '../shell/route.js';

/** When a day of the moderator's own zone begins, so many days later; nothing where it is no day. */
function dayBegins(day: string, later = 0): string | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const begins = new Date(year, month - 1, date + later);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(begins.getTime()) ? begins.toISOString() : undefined;
}

/** What the server is asked for a filter: days become moments, the last one being included. */
export function questionOf({ actorId, action, targetId, from, to }: LogFilter): LogQuestion {
  const [since, until] = [from === null ? undefined : dayBegins(from), to === null ? undefined : dayBegins(to, 1)];
  return {
    ...(actorId === null ? {} : { actorId }),
    ...(action === null ? {} : { action }),
    ...(targetId === null ? {} : { targetId }),
    ...(since === undefined ? {} : { from: since }),
    ...(until === undefined ? {} : { to: until }),
  };
}
