import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';
import { share } from './share.js';

/** Passes the link to a reply on, or copies it and says so; where a browser allows neither, the link is shown to be copied. */
export function ShareButton({ reply, onLink }: { reply: KnownReply; onLink: () => void }) {
  const { texts, model, announce } = useDesk();
  const [copied, setCopied] = useState(false);

  async function pass() {
    const outcome = await share(reply.url, model.article.headline);
    if (outcome === 'neither') return onLink();
    if (outcome !== 'copied') return;
    setCopied(true);
    announce(texts.say('linkCopied'));
  }

  return (
    <button type="button" class="plain" onBlur={() => setCopied(false)} onClick={() => void pass()}>
      {texts.say(copied ? 'linkCopied' : 'share')}
    </button>
  );
}
