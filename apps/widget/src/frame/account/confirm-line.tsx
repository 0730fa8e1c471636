import { useState } from 'preact/hooks';
import { useDoor } from './door.js';
import { problemTexts } from './account-fields.js';

/** Says where the link went that confirms an address, and sends another. */
export function ConfirmLine() {
  const { texts, api, session } = useDoor();
  const [said, setSaid] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const email = session.user?.email;
  if (!email || session.user?.emailVerified) return null;

  async function again() {
    if (sending || !email) return;
    setSending(true);
    const outcome = await api.call('/me/email/verification', { method: 'POST' });
    setSending(false);
    setSaid(
      outcome.ok
        ? texts.say('sentAgain', { email })
        : (problemTexts(outcome.problem, texts).form ?? texts.say('failed')),
    );
  }

  return (
    <p class="confirm-line">
      <span role="status">{said ?? texts.say('confirmSent', { email })}</span>{' '}
      <button type="button" class="plain" disabled={sending} onClick={() => void again()}>
        {texts.say(sending ? 'sending' : 'sendAgain')}
      </button>
    </p>
  );
}
