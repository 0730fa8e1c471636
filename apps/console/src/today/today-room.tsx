import { useEffect, useState } from 'preact/hooks';
import type { PictureView } from '#contract/overview';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { Moment } from '../shell/moment.js';
import { routeHref, type DayShown } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import { SiteChoice } from '../shell/site-choice.js';
import { dayAfter, dayOf } from './days.js';
import { HourCharts } from './hour-charts.js';
import { ModeratorsTable } from './moderators-table.js';

/** Today, of every site. */
export const TODAY_EVERYWHERE: DayShown = { day: null, siteId: null };

/** While it is today, what was counted is a minute old at most. */
const COUNT_EVERY_MS = 60_000;

const zone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

function usePicture(desk: Desk, { day, siteId }: DayShown) {
  const texts = useTexts();
  const [picture, setPicture] = useState<PictureView | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [times, again] = useAgain();
  useEffect(() => {
    let wanted = true;
    const count = async () => {
      const answer = await desk.picture({ timeZone: zone(), ...(day === null ? {} : { day }), ...(siteId === null ? {} : { siteId }) });
      if (!wanted) return;
      if (answer.ok) setPicture(answer.value);
      setFailed(answer.ok ? null : failureText(answer.failure, texts));
    };
    void count();
    const timer = day === null ? setInterval(() => void count(), COUNT_EVERY_MS) : undefined;
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [desk, day, siteId, texts, times]);
  return { picture, failed, again };
}

/** The picture of a day: what waits, what came, what was decided, and how long it took. */
export function TodayRoom({ desk, shown }: { desk: Desk; shown: DayShown }) {
  const { today } = useTexts();
  const { picture, failed, again } = usePicture(desk, shown);
  const day = shown.day ?? dayOf(new Date());
  return (
    <main class="page wide">
      <h1>{today.title(new Intl.DateTimeFormat('en', { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(day)), day === dayOf(new Date()))}</h1>
      <WhichDay desk={desk} shown={shown} />
      {failed !== null && <Unread problem={`${today.failed} ${failed}`} again={again} />}
      {picture === null ? failed === null && <p class="quiet">{today.loading}</p> : <Picture picture={picture} />}
    </main>
  );
}

function WhichDay({ desk, shown }: { desk: Desk; shown: DayShown }) {
  const { today } = useTexts();
  const now = dayOf(new Date());
  const day = shown.day ?? now;
  const placeOf = (change: Partial<DayShown>) => {
    const to = { ...shown, ...change };
    return routeHref({ room: 'today', shown: { ...to, day: to.day === now ? null : to.day } });
  };
  const go = (change: Partial<DayShown>) => { location.hash = placeOf(change); };
  return (
    <form class="choices" aria-label={today.which} onSubmit={(event) => { event.preventDefault(); }}>
      <label>
        {today.day}
        <input type="date" value={day} max={now} onChange={(event) => { go({ day: event.currentTarget.value || null }); }} />
      </label>
      <SiteChoice desk={desk} label={today.site} every={today.everySite} siteId={shown.siteId} onChoose={(siteId) => go({ siteId })} />
      <p class="day-ways">
        <a href={placeOf({ day: dayAfter(day, -1) })}>{today.before}</a>
        {day < now && <a href={placeOf({ day: dayAfter(day, 1) })}>{today.after}</a>}
        <a href={routeHref({ room: 'report', shown: { siteId: shown.siteId, from: null, to: null } })}>{today.report}</a>
      </p>
    </form>
  );
}

function Picture({ picture }: { picture: PictureView }) {
  const { today } = useTexts();
  const { total, waiting } = picture;
  const numbers = [
    [today.posted, today.number(total.posted)],
    [today.held, today.number(total.held)],
    [today.reports, today.number(total.reports)],
    [today.decisions, today.number(total.decisions)],
    [today.median, total.medianSeconds === null ? today.nothing : today.span(total.medianSeconds)],
  ] as const;
  return (
    <>
      <section class="still-waiting" aria-labelledby="waiting-now">
        <h2 id="waiting-now">{today.waiting}</h2>
        {waiting.held.count + waiting.reported.count === 0 && <p>{today.nobodyWaits}</p>}
        {(['held', 'reported'] as const).map((kind) => waiting[kind].count > 0 && (
          <p key={kind}>
            <a href={routeHref({ room: 'queue', kind, threadId: null })}>{kind === 'held' ? today.heldNow(waiting.held.count) : today.reportedNow(waiting.reported.count)}</a>
            {waiting[kind].oldest !== null && (
              <span class="quiet">
                {' '}
                {today.oldest} <Moment at={waiting[kind].oldest} />
              </span>
            )}
          </p>
        ))}
      </section>
      <section aria-labelledby="in-numbers">
        <h2 id="in-numbers" class="unseen">{today.inNumbers}</h2>
        <dl class="day-numbers">
          {numbers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <HourCharts picture={picture} />
      <ModeratorsTable moderators={picture.moderators} />
    </>
  );
}
