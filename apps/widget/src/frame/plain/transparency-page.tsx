import type { FrameAssets } from '#contract/frame';
import { intlLocale, languageOf } from '#contract/languages';
import type { TransparencyPage } from '#contract/plain-pages';
import { PlainDocument } from './plain-document.js';
import type { PlainTexts } from './plain-texts.js';
import type { Said } from './said.js';

type List = 'removalReasons' | 'removalSources' | 'sanctionKinds' | 'appealOutcomes' | 'noticeOutcomes';
/** A name with its number; `part` of one that is already in the number above it. */
type Row = [what: string, count: number, part?: true];

/** How a site is moderated, in numbers: what was removed and why, by whom it was found, how long it took, and what came of complaints. */
export function Transparency({ page, said: { plain, ...others }, assets }: { page: TransparencyPage; said: Said; assets: FrameAssets }) {
  const { report, locale, siteName } = page;
  const heading = plain.say('transparency.heading', { name: siteName });
  const number = new Intl.NumberFormat(intlLocale(locale));
  const day = new Intl.DateTimeFormat(intlLocale(locale), { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' });
  const table = (title: string, rows: Row[], time?: [what: string, seconds: number | null]) => (
    <Numbers title={title} plain={plain} rows={[...rows.map(([what, count, part]): NumberRow => [what, number.format(count), part]), ...(time === undefined || time[1] === null ? [] : [[time[0], plain.lasting(time[1])] as NumberRow])]} />
  );
  const listed = (list: List, counts: Record<string, number>): Row[] =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([code, count]) => [plain.coded(list, code) ?? code, count]);
  /** Beneath each common reason the site's own that count under it. */
  const removedWhy = Object.entries(report.removals.byReason)
    .filter(([, count]) => count > 0)
    .flatMap(([reason, count]): Row[] => [
      [plain.coded('removalReasons', reason) ?? reason, count],
      ...report.removals.byOwnReason.filter(({ under }) => under === reason).map((own): Row => [plain.say('transparency.ofThese', { reason: saidIn(own, locale) }), own.count, true]),
    ]);
  const { means, approvals, reversals, replies, seconds, removals, reports, sanctions, appeals, notices } = report;
  return (
    <PlainDocument page={page} said={{ plain, ...others }} way={[]} assets={assets} heading={heading} found>
      <p class="note">{plain.say('transparency.intro')}</p>
      <Months page={page} plain={plain} />
      <p class="transparency-period">
        <strong>{day.formatRange(new Date(report.from), new Date(report.to))}</strong> · <a href={page.table}>{plain.say('transparency.csv')}</a>
      </p>
      {table(plain.say('transparency.glance'), [
        [plain.say('transparency.replies'), replies],
        [plain.say('transparency.automated'), means.automated],
        [plain.say('transparency.approved'), approvals],
        [plain.say('transparency.removed'), means.human],
        [plain.say('transparency.restored'), reversals],
      ])}
      {seconds.median !== null && (
        <Numbers
          title={plain.say('transparency.time')}
          plain={plain}
          rows={[
            [plain.say('transparency.median'), plain.lasting(seconds.median)],
            [plain.say('transparency.ninetieth'), plain.lasting(seconds.ninetieth ?? seconds.median)],
          ]}
        />
      )}
      {table(plain.say('transparency.byReason'), removedWhy)}
      {table(plain.say('transparency.bySource'), listed('removalSources', removals.bySource))}
      {table(plain.say('transparency.sanctions'), listed('sanctionKinds', sanctions.byKind))}
      {table(plain.say('transparency.appeals'), listed('appealOutcomes', appeals.byOutcome), [plain.say('transparency.median'), appeals.medianSeconds])}
      {table(plain.say('transparency.reports'), listed('removalReasons', reports.byReason))}
      {table(plain.say('transparency.notices'), listed('noticeOutcomes', notices.byOutcome), [plain.say('transparency.median'), notices.medianSeconds])}
      <p class="note">{plain.say('transparency.method')}</p>
    </PlainDocument>
  );
}

type OwnReason = TransparencyPage['report']['removals']['byOwnReason'][number];

/** How a reason of the site's own is said: in the page's language, or in English, or in the first that there is. */
function saidIn({ texts, code }: OwnReason, locale: string): string {
  const known: Record<string, string | undefined> = texts;
  return known[languageOf(locale)] ?? known['en'] ?? Object.values(known)[0] ?? code;
}

/** The months that can be read. */
function Months({ page, plain }: { page: TransparencyPage; plain: PlainTexts }) {
  const month = new Intl.DateTimeFormat(intlLocale(page.locale), { year: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  return (
    <nav class="transparency-months" aria-label={plain.say('transparency.months')}>
      <ul>
        {page.months.map((each) => (
          <li key={each.month}>
            <a href={each.href} aria-current={each.month === page.month ? 'page' : undefined}>
              {each.month === null ? plain.say('transparency.lastDays') : month.format(new Date(`${each.month}-01T00:00:00Z`))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type NumberRow = [what: string, number: string, part?: true | undefined];

function Numbers({ title, rows, plain }: { title: string; rows: NumberRow[]; plain: PlainTexts }) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{plain.say('transparency.none')}</p>
      ) : (
        <table class="transparency" aria-label={title}>
          <tbody>
            {rows.map(([what, number, part], at) => (
              <tr key={`${at} ${what}`} class={part && 'part'}>
                <th scope="row">{what}</th>
                <td>{number}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
