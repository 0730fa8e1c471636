import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later } from '../page/later.js';
import type { KnownReply } from '../state/thread-state.js';

const sharing = new Later(async () => (await import('./share.js')).share);

/** Passes the link to a reply on, or copies it and says so; where a browser allows neither, the link is shown to be copied. */
export function ShareButton({ reply, onLink }: { reply: KnownReply; onLink: () => void }) {
  const { texts, model, announce } = useDesk();
  const [copied, setCopied] = useState(false);

  async function pass() {
    const outcome = await sharing.get().then(
      (share) => share(reply.url, model.article.headline),
      () => 'neither' as const,
    );
    if (outcome === 'neither') return onLink();
    if (outcome !== 'copied') return;
    setCopied(true);
    announce(texts.say('linkCopied'));
  }

  return (
    <button
      type="button"
      class="plain"
      onPointerEnter={() => sharing.prepare()}
      onFocus={() => sharing.prepare()}
      onBlur={() => setCopied(false)}
      onClick={() => void pass()}
    >
      {texts.say(copied ? 'linkCopied' : 'share')}
    </button>
  );
}
