import type { PictureView } from '#contract/overview';
import type { DecisionsOf, HourOfReplies, WaitingNow } from './picture.store.js';

/** A day as it was counted. */
export interface CountedDay {
  day: string;
  timeZone: string;
  /** When each hour of it began. */
  hours: Date[];
  posted: HourOfReplies[];
  reports: { hour: number; reports: number }[];
  decisions: DecisionsOf[];
  waiting: WaitingNow;
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

export function viewPicture({ day, timeZone, hours, posted, reports, decisions, waiting }: CountedDay): PictureView {
  const all = decisions.find(({ hour, moderatorId }) => hour === null && moderatorId === null);
  return {
    day,
    timeZone,
    total: {
      posted: sum(posted.map((each) => each.posted)),
      held: sum(posted.map((each) => each.held)),
      reports: sum(reports.map((each) => each.reports)),
      decisions: all?.decisions ?? 0,
      medianSeconds: all?.medianSeconds ?? null,
    },
    hours: hours.map((from, nr) => {
      const [replies, decided] = [posted.find(({ hour }) => hour === nr), decisions.find(({ hour }) => hour === nr)];
      return {
        from: from.toISOString(),
        posted: replies?.posted ?? 0,
        held: replies?.held ?? 0,
        reports: reports.find(({ hour }) => hour === nr)?.reports ?? 0,
        decisions: decided?.decisions ?? 0,
        medianSeconds: decided?.medianSeconds ?? null,
      };
    }),
    moderators: decisions.flatMap(({ moderatorId, moderatorName, decisions: count, medianSeconds }) =>
      moderatorId === null ? [] : [{ moderator: { id: moderatorId, name: moderatorName ?? '' }, decisions: count, medianSeconds }],
    ),
    waiting: {
      held: { count: waiting.held, oldest: waiting.heldSince?.toISOString() ?? null },
      reported: { count: waiting.reported, oldest: waiting.reportedSince?.toISOString() ?? null },
    },
  };
}
