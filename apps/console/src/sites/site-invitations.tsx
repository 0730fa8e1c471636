import { useState } from 'preact/hooks';
import type { SiteRole } from '#contract/accounts';
import type { InvitationView } from '#contract/invitations';
import { failureText } from '../api/failure-text.js';
import { useKeptFocus } from '../shell/use-kept-focus.js';
import { usePages } from '../shell/use-pages.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { Field } from './field.js';
import type { SitePartProps } from './site-part.js';

type Role = SiteRole['role'];

/** Who is asked by mail to work on a site: asked, waited for, and taken back. */
export function SiteInvitations({ desk, site, fresh }: SitePartProps) {
  const texts = useTexts();
  const { sites } = texts;
  const [typed, setTyped] = useState<{ email: string; role: Role }>({ email: '', role: 'moderator' });
  const [problem, setProblem] = useState<{ email?: string; other?: string }>({});
  const [said, setSaid] = useState('');
  const [times, setTimes] = useState(0);
  const part = useKeptFocus();
  const list = usePages<InvitationView>((cursor) => desk.invitations(site.id, cursor), [desk, site.id, times]);
  const done = (text: string) => {
    setSaid(text);
    setProblem({});
    setTimes((before) => before + 1);
  };
  const invite = async (event: SubmitEvent) => {
    event.preventDefault();
    setSaid('');
    const email = typed.email.trim();
    const answer = await fresh(() => desk.invite(site.id, { ...typed, email }));
    if (!answer.ok) {
      const wrong = answer.failure.errors.some(({ path }) => path === 'email');
      setProblem(wrong ? { email: sites.emailWrong } : { other: failureText(answer.failure, texts) });
      return document.getElementById('invite-email')?.focus();
    }
    // Whoever has chosen or typed something meanwhile keeps it.
    setTyped((now) => ({ ...now, email: now.email.trim() === email ? '' : now.email }));
    done(sites.invited(email));
  };
  const withdraw = async ({ id, email }: InvitationView) => {
    const answer = await desk.withdraw(site.id, id);
    if (answer.ok) done(sites.withdrawn(email));
    else setProblem({ other: failureText(answer.failure, texts) });
  };
  return (
    <section ref={part} class="site-part">
      <h2>{sites.invitations}</h2>
      <p class="quiet">{sites.invitationsBody}</p>
      <form class="invite" noValidate onSubmit={(event) => void invite(event)}>
        <Field id="invite-email" label={sites.email} problem={problem.email}>
          {(tied) => <input {...tied} type="email" dir="ltr" autocomplete="off" maxLength={254} value={typed.email} onInput={({ currentTarget }) => setTyped({ ...typed, email: currentTarget.value })} />}
        </Field>
        <Field id="invite-role" label={sites.as}>
          {(tied) => (
            <select {...tied} value={typed.role} onChange={({ currentTarget }) => setTyped({ ...typed, role: currentTarget.value as Role })}>
              {(['staff', 'moderator', 'admin'] as const).map((role) => (
                <option key={role} value={role}>
                  {sites.roles[role]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button class="primary">{sites.invite}</button>
      </form>
      <p class="problem" role="alert">
        {problem.other}
      </p>
      <Unread problem={list.problem} again={list.again} />
      <p class="said" role="status">
        {said}
      </p>
      <ul class="site-people" aria-label={sites.invitations}>
        {list.items?.map((invitation) => (
          <li key={invitation.id}>
            <bdi class="name">{invitation.email}</bdi>
            <span>{sites.roles[invitation.role]}</span>
            <span class="quiet">{sites.stateOf(invitation, Date.now())}</span>
            {invitation.acceptedAt === null && (
              <button class="plain" onClick={() => void withdraw(invitation)}>
                {sites.withdraw} <span class="unseen">{invitation.email}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {list.next !== null && (
        <button class="more" onClick={() => void list.load(list.next)}>
          {sites.more}
        </button>
      )}
    </section>
  );
}
