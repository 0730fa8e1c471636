import { useEffect, useState } from 'preact/hooks';
import type { CredentialsView } from '#contract/credentials';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { Address } from './address.js';
import { Passkeys } from './passkeys.js';
import { PasswordBlock } from './password-block.js';
import { Providers } from './providers.js';
import { Totp } from './totp.js';

/** What each part of the security section is told: what there is, and how to have it looked up again. */
export interface SecurityProps {
  credentials: CredentialsView;
  refresh: () => Promise<void>;
}

/** How somebody logs in, and how we know that it is them. */
export function Security() {
  const { texts, api } = useRoom();
  const task = useTask();
  const [credentials, setCredentials] = useState<CredentialsView | null>(null);
  async function refresh() {
    const found = await task.look(() => api.call<CredentialsView>('/me/credentials'));
    if (found) setCredentials(found.value);
  }
  useEffect(() => void refresh(), []);

  return (
    <>
      <p class="intro">{texts.say('securityIntro')}</p>
      {credentials && <StaffNote staffProof={credentials.staffProof} />}
      {task.below}
      {!credentials && !task.wrong && <p class="hint">{texts.say('loading')}</p>}
      {!credentials && task.wrong && (
        <button type="button" class="second" onClick={() => void refresh()}>
          {texts.say('tryAgain')}
        </button>
      )}
      {credentials && (
        <>
          <Address credentials={credentials} />
          <PasswordBlock credentials={credentials} refresh={refresh} />
          <Passkeys credentials={credentials} refresh={refresh} />
          <Totp credentials={credentials} refresh={refresh} />
          <Providers credentials={credentials} refresh={refresh} />
        </>
      )}
    </>
  );
}

/** What those who can do much are asked for. */
function StaffNote({ staffProof: { needed, graceUntil } }: { staffProof: CredentialsView['staffProof'] }) {
  const { texts } = useRoom();
  if (!needed) return null;
  return (
    <p class="banner">
      {graceUntil ? texts.say('staffGrace', { date: texts.date(graceUntil) }) : texts.say('staffNeeded')}
    </p>
  );
}
