import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useRoom } from '../page/room.js';
import type { TextKey } from '../../../widget/src/frame/texts/texts.js';
import type { PageCatalogue } from '../texts/load-page-texts.js';

/** A page that a link in a message leads to: one thing to do, and its button. Opening it changes nothing. */
export function LinkPage({ heading, children }: { heading: TextKey<PageCatalogue>; children: ComponentChildren }) {
  const { texts } = useRoom();
  return (
    <main class="account-page link-page">
      <header class="masthead">
        <h1>{texts.say(heading)}</h1>
      </header>
      {children}
    </main>
  );
}

/** How it ended, said where the button was. */
export function Ending({ text, children }: { text: string; children?: ComponentChildren }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <>
      <p class="ending" tabIndex={-1} ref={place}>
        {text}
      </p>
      {children}
    </>
  );
}

/** The way on. */
export function ToAccount() {
  const { texts } = useRoom();
  return (
    <p class="row">
      <a class="primary" href="/account">
        {texts.say('toAccount')}
      </a>
    </p>
  );
}
