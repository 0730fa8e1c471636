import { Moment } from '../shell/moment.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import type { PeopleDesk } from './people-desk.js';
import { usePages } from '../shell/use-pages.js';

/** The reports about what a reader wrote, or by them. */
export function ReaderReports({ desk, userId, side }: { desk: PeopleDesk; userId: string; side: 'about' | 'by' }) {
  const texts = useTexts();
  const { people } = texts;
  const { items, next, problem, load, again } = usePages((cursor) => desk.reports(userId, side, cursor), [desk, userId, side]);
  return (
    <section>
      <h2>{people[side]}</h2>
      <Unread problem={problem} again={again} />
      <p class="quiet">{problem === null && (items === null ? people.looking : items.length === 0 && people.noReports)}</p>
      <ol class="people-rows">
        {items?.map((report) => {
          const other = side === 'about' ? report.reporter : report.author;
          return (
            <li key={report.id}>
              <Moment at={report.createdAt} />
              <div>
                <p>
                  <span class="tag">{texts.reasons[report.reason]}</span>{' '}
                  <a href={routeHref({ room: 'people', userId: other.id, q: '' })}>
                    <bdi>{side === 'about' ? people.reportedBy(other.name) : people.reportedOf(other.name)}</bdi>
                  </a>{' '}
                  <span class="quiet">{people.outcomes[report.outcome]}</span>
                </p>
                {report.note !== null && report.note !== '' && <q dir="auto">{report.note}</q>}
                <div class="people-text" dir="auto" dangerouslySetInnerHTML={{ __html: report.html }} />
              </div>
              <a href={`/r/${report.replyId}`} target="_blank" rel="noopener">
                {texts.log.see}
              </a>
            </li>
          );
        })}
      </ol>
      {next !== null && (
        <button class="more" onClick={() => void load(next)}>
          {people.more}
        </button>
      )}
    </section>
  );
}
