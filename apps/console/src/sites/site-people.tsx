import { useRef, useState } from 'preact/hooks';
import type { Role } from '#contract/accounts';
import type { SitePerson } from '#contract/invitations';
import { failureText } from '../api/failure-text.js';
import { useKeptFocus } from '../shell/use-kept-focus.js';
import { usePages } from '../shell/use-pages.js';
import { Icon } from '../shell/icons.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import type { SitePartProps } from './site-part.js';

const siteRoles = ['staff', 'moderator', 'admin'] as const satisfies Role[];

type Give = (who: { id: string; name: string }, role: Role) => Promise<void>;

/** Who works on a site and as what; a role can be given, changed and taken away, and holds at once. */
export function SitePeople({ desk, site, fresh }: SitePartProps) {
  const texts = useTexts();
  const { sites } = texts;
  const [said, setSaid] = useState<{ text: string; problem: boolean }>({ text: '', problem: false });
  const [times, setTimes] = useState(0);
  const part = useKeptFocus();
  const { items, next, problem, load, again } = usePages<SitePerson>((cursor) => desk.people(site.id, cursor), [desk, site.id, times]);
  const give: Give = async (who, role) => {
    const answer = await fresh(() => desk.setRole(who.id, site.id, role));
    setSaid(answer.ok ? { text: sites.roleGiven(who.name, role), problem: false } : { text: failureText(answer.failure, texts), problem: true });
    if (answer.ok) setTimes((before) => before + 1);
  };
  return (
    <section ref={part} class="site-part">
      <h2>{sites.people}</h2>
      <p class="quiet">{sites.peopleBody}</p>
      <dl class="roles">
        {siteRoles.map((role) => (
          <div key={role}>
            <dt>{sites.roles[role]}</dt>
            <dd>{sites.roleMeans[role]}</dd>
          </div>
        ))}
      </dl>
      <Unread problem={problem} again={again} />
      {items?.length === 0 && <p class="quiet">{sites.nobody}</p>}
      <ul class="site-people" aria-label={sites.people}>
        {items?.map((person) => (
          <Person key={person.id} person={person} give={give} />
        ))}
      </ul>
      {next !== null && (
        <button class="more" onClick={() => void load(next)}>
          {sites.more}
        </button>
      )}
      <p class={said.problem ? 'problem' : 'said'} role="status">
        {said.text}
      </p>
      <FindSomebody desk={desk} give={give} />
    </section>
  );
}

function Person({ person, give }: { person: SitePerson; give: Give }) {
  const { sites } = useTexts();
  return (
    <li>
      <a class="name" href={`#/people/${person.id}`}>
        <bdi>{person.name}</bdi>
      </a>
      {person.everywhere !== 'reader' && <span class="tag">{sites.everywhere(person.everywhere)}</span>}
      <RoleChoice name={person.name} now={person.here ?? 'reader'} give={(role) => give(person, role)} />
    </li>
  );
}

/** A role and the button that gives it: arrow keys in a choice must not do it already. */
function RoleChoice({ name, now, give }: { name: string; now: Role; give: (role: Role) => Promise<void> }) {
  const { sites } = useTexts();
  const select = useRef<HTMLSelectElement>(null);
  const [picked, setPicked] = useState<{ over: Role; role: Role } | null>(null);
  // What was picked over another role than the one held by now has been given, here or elsewhere.
  const chosen = picked?.over === now ? picked.role : now;
  return (
    <form
      class="role-choice"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === now) return;
        // The button is hidden as soon as there is nothing more to give.
        select.current?.focus();
        void give(chosen);
      }}
    >
      <select ref={select} aria-label={sites.roleOf(name)} value={chosen} onChange={({ currentTarget }) => setPicked({ over: now, role: currentTarget.value as Role })}>
        {(['reader', ...siteRoles] as const).map((role) => (
          <option key={role} value={role}>
            {sites.roles[role]}
          </option>
        ))}
      </select>
      <button class={chosen === 'reader' && now !== 'reader' ? 'warning' : ''} aria-disabled={chosen === now}>
        {chosen === 'reader' && now !== 'reader' ? sites.takeRole : sites.giveRole}
      </button>
    </form>
  );
}

function FindSomebody({ desk, give }: Pick<SitePartProps, 'desk'> & { give: Give }) {
  const texts = useTexts();
  const { sites } = texts;
  const [found, setFound] = useState<{ id: string; name: string }[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const find = async (event: SubmitEvent) => {
    event.preventDefault();
    const q = new FormData(event.currentTarget as HTMLFormElement).get('q');
    const answer = await desk.find(typeof q === 'string' ? q.trim() : '');
    setFound(answer.ok ? answer.value.items : null);
    setProblem(answer.ok ? null : failureText(answer.failure, texts));
  };
  return (
    <>
      <form class="find" onSubmit={(event) => void find(event)}>
        <label>
          {sites.find}
          <input name="q" dir="auto" autocomplete="off" maxLength={254} aria-describedby="somebody-hint" required />
        </label>
        <button>
          <Icon name="search" />
          {texts.people.open}
        </button>
        <p id="somebody-hint" class="quiet">
          {sites.findHint}
        </p>
      </form>
      <p class={problem === null ? 'quiet' : 'problem'} role="status">
        {problem ?? (found === null ? '' : found.length === 0 ? texts.people.none : texts.people.found(found.length))}
      </p>
      <ul class="site-people">
        {found?.map(({ id, name }) => (
          <li key={id}>
            <a class="name" href={`#/people/${id}`}>
              <bdi>{name}</bdi>
            </a>
            <RoleChoice
              name={name}
              now="reader"
              give={async (role) => {
                await give({ id, name }, role);
                setFound(null);
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
