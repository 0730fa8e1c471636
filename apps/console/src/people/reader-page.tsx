import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ReaderRecord } from '#contract/sanctions';
import { failureText } from '../api/failure-text.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { DecideAboutReader } from './decide-about-reader.js';
import { LastReplies } from './last-replies.js';
import type { PeopleDesk } from './people-desk.js';
import { ReaderReplies } from './reader-replies.js';
import { ReaderReports } from './reader-reports.js';
import { SanctionHistory } from './sanction-history.js';

/** The sites that one moderates, and whether those are all. */
export interface Reach {
  everywhere: boolean;
  sites: readonly { id: string; name: string }[];
}

const NOWHERE: Reach = { everywhere: false, sites: [] };

/** One reader: how they stand, what was decided about them and came of what they wrote, and what can be done. */
export function ReaderPage({ desk, userId }: { desk: PeopleDesk; userId: string }) {
  const texts = useTexts();
  const { people } = texts;
  const [reader, setReader] = useState<ReaderRecord | null>(null);
  const [reach, setReach] = useState(NOWHERE);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [times, setTimes] = useState(0);
  const load = useCallback(async () => {
    const answer = await desk.reader(userId);
    if (answer.ok) setReader(answer.value);
    setProblem(answer.ok ? null : `${people.failed} ${failureText(answer.failure, texts)}`);
  }, [desk, userId, texts]);
  useEffect(() => {
    void load();
    void desk.sites().then((answer) => answer.ok && setReach(answer.value));
  }, [load]);
  const done = (text: string) => {
    setSaid(text);
    setTimes((before) => before + 1);
    void load();
  };
  return (
    <main class="page reader">
      <p>
        <a class="to-search" href={routeHref({ room: 'people', userId: null, q: '' })}>
          {people.back}
        </a>
      </p>
      <Unread problem={problem} again={() => void load()} />
      {reader === null ? (
        problem === null && <p class="quiet">{people.looking}</p>
      ) : (
        <>
          <Head reader={reader} reach={reach} />
          <DecideAboutReader desk={desk} reader={reader} reach={reach} onDone={done} />
          <p class="said" role="status">
            {said}
          </p>
          <SanctionHistory desk={desk} reader={reader} reach={reach} onDone={done} />
          <LastReplies desk={desk} userId={reader.id} reach={reach} onDone={() => { done(''); }} />
          <ReaderReplies key={`replies ${times}`} desk={desk} userId={reader.id} />
          <ReaderReports desk={desk} userId={reader.id} side="about" />
          <ReaderReports desk={desk} userId={reader.id} side="by" />
        </>
      )}
    </main>
  );
}

function Head({ reader, reach }: { reader: ReaderRecord; reach: Reach }) {
  const { people } = useTexts();
  const { replies, reports } = reader;
  const all = replies.published + replies.held + replies.rejected + replies.withdrawn;
  const site = (id: string) => people.on(reach.sites.find((each) => each.id === id)?.name ?? people.aSite);
  const slow = (seconds: number) => (seconds > 0 ? `, ${people.slowed(seconds)}` : '');
  return (
    <>
      <h1>
        <bdi>{reader.name}</bdi>
      </h1>
      <p class="quiet">
        {people.since(reader.createdAt)} · {reader.emailVerified ? people.verified : people.unverified}
      </p>
      <dl class="reader-facts">
        <div>
          <dt>{people.standing}</dt>
          <dd>
            {people.standings[reader.standing]} {people.everywhere}
            {slow(reader.slowSeconds)}
          </dd>
          {reader.siteStandings.map(({ siteId, standing, slowSeconds }) => (
            <dd key={siteId} class="warned">
              {people.standings[standing]} {site(siteId)}
              {slow(slowSeconds)}
            </dd>
          ))}
        </div>
        <div>
          <dt>{people.record}</dt>
          <dd>{people.share(replies.rejected, all)}</dd>
          <dd>{people.reportsReceived(reports.received)}</dd>
          <dd>{people.reportsMade(reports.made)}</dd>
        </div>
      </dl>
    </>
  );
}
