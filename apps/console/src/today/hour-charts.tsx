import type { PictureView } from '#contract/overview';
import { useTexts } from '../shell/texts-context.js';
import { HourChart, type Bar } from './hour-chart.js';
import { roundUpTime } from './round-up.js';

type Hour = PictureView['hours'][number];

/** What an hour is called where the day was counted. */
const nameIn = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return ({ from }: Hour): string => format.format(Date.parse(from));
};

/** A day by hour: four charts that can be laid over each other by eye, and the same as a table. */
export function HourCharts({ picture: { hours, timeZone } }: { picture: PictureView }) {
  const { today } = useTexts();
  const nameOf = nameIn(timeZone);
  const bars = (value: (hour: Hour) => number, part?: (hour: Hour) => number): Bar[] =>
    hours.map((hour) => ({ name: nameOf(hour), value: value(hour), ...(part === undefined ? {} : { part: part(hour) }) }));
  return (
    <section class="by-hour" aria-labelledby="by-hour">
      <h2 id="by-hour">{today.byHour}</h2>
      <p class="quiet">{today.byHourOf(timeZone)}</p>
      <div class="charts">
        <HourChart title={today.posted} bars={bars(({ posted }) => posted, ({ held }) => held)} say={today.number} legend={{ part: today.heldPart, rest: today.cameOut }} />
        <HourChart title={today.reports} bars={bars(({ reports }) => reports)} say={today.number} />
        <HourChart title={today.decisions} bars={bars(({ decisions }) => decisions)} say={today.number} />
        <HourChart title={today.median} bars={bars(({ medianSeconds }) => medianSeconds ?? 0)} say={today.span} upTo={roundUpTime} />
      </div>
      <details class="as-table">
        <summary>{today.asTable}</summary>
        <div class="scrolls" tabIndex={0} role="region" aria-label={today.asTable}>
          <table class="numbers">
            <thead>
              <tr>
                {[today.hour, today.posted, today.held, today.reports, today.decisions, today.median].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {hours.map((hour) => (
                <tr key={hour.from}>
                  <th scope="row">{nameOf(hour)}</th>
                  <td>{today.number(hour.posted)}</td>
                  <td>{today.number(hour.held)}</td>
                  <td>{today.number(hour.reports)}</td>
                  <td>{today.number(hour.decisions)}</td>
                  <td>{hour.medianSeconds === null ? today.nothing : today.span(hour.medianSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
