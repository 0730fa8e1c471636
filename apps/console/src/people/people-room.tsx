import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FoundReader } from '#contract/people';
import type { ApiClient } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { Icon } from '../shell/icons.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import { PeopleDesk } from './people-desk.js';
import { ReaderPage } from './reader-page.js';

interface Found {
  items: readonly FoundReader[] | null;
  problem: string | null;
}

/** Readers: looked for by name, and looked at one by one. What was looked for stays in the address. */
export function PeopleRoom({ client, userId, q }: { client: ApiClient; userId: string | null; q: string }) {
  const texts = useTexts();
  const desk = useMemo(() => new PeopleDesk(client), [client]);
  if (userId !== null) return <ReaderPage key={userId} desk={desk} userId={userId} />;
  return (
    <main class="page">
      <h1>{texts.people.title}</h1>
      <Search q={q} />
      {q !== '' && <Results key={q} desk={desk} q={q} />}
    </main>
  );
}

function Search({ q }: { q: string }) {
  const { people } = useTexts();
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const asked = new FormData(event.currentTarget as HTMLFormElement).get('q');
    location.hash = routeHref({ room: 'people', userId: null, q: typeof asked === 'string' ? asked.trim() : '' });
  };
  return (
    <form class="find" onSubmit={find}>
      <label>
        {people.find}
        <input name="q" dir="auto" autocomplete="off" maxLength={254} defaultValue={q} aria-describedby="people-hint" required />
      </label>
      <button class="primary">
        <Icon name="search" />
        {people.open}
      </button>
      <p id="people-hint" class="quiet">
        {people.findHint}
      </p>
    </form>
  );
}

function Results({ desk, q }: { desk: PeopleDesk; q: string }) {
  const texts = useTexts();
  const { people } = texts;
  const [times, again] = useAgain();
  const [{ items, problem }, setFound] = useState<Found>({ items: null, problem: null });
  useEffect(() => {
    let gone = false;
    void desk.find(q).then((answer) => {
      if (gone) return;
      setFound(answer.ok ? { items: answer.value.items, problem: null } : { items: [], problem: `${people.failed} ${failureText(answer.failure, texts)}` });
    });
    return () => {
      gone = true;
    };
  }, [desk, q, texts, times]);
  return (
    <>
      <Unread problem={problem} again={again} />
      <p class="quiet people-count" role="status">
        {problem === null && (items === null ? people.looking : items.length === 0 ? people.none : people.found(items.length))}
      </p>
      <ul class="people-list">
        {items?.map((reader) => (
          <li key={reader.id}>
            <a class="name" href={routeHref({ room: 'people', userId: reader.id, q: '' })}>
              <bdi>{reader.name}</bdi>
            </a>
            {reader.standing !== 'good' && <span class="tag warned">{people.standings[reader.standing]}</span>}
            {reader.siteStandings.length > 0 && reader.standing === 'good' && <span class="tag warned">{people.standings[reader.siteStandings[0]?.standing ?? 'good']}</span>}
            <span class="quiet">
              {people.since(reader.createdAt)} · {texts.threads.replies(reader.replyCount)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
