import { useTexts } from '../shell/texts-context.js';

interface Props {
  lookAgain: () => void;
  logOut: () => void;
}

/** Where passkeys and applications are set up. */
const SECURITY = '/account#security';

/** What a moderator sees who has set no second proof up in the time that there was. */
export function ProofUnset({ lookAgain, logOut }: Props) {
  const texts = useTexts();
  return (
    <main class="door">
      <div>
        <p class="product">
          {texts.product} <span>{texts.forModerators}</span>
        </p>
        <h1>{texts.session.unset}</h1>
        <p>{texts.session.unsetBody}</p>
        <p class="actions">
          <a class="button primary" href={SECURITY} target="_blank" rel="noopener">
            {texts.session.setUp}
          </a>
          <button onClick={lookAgain}>{texts.session.lookAgain}</button>
          <button class="plain" onClick={logOut}>
            {texts.session.leave}
          </button>
        </p>
      </div>
    </main>
  );
}

/** Said above the desk, for as long as a moderator is let in without a second proof. */
export function GraceNote({ until }: { until: string | null }) {
  const texts = useTexts();
  return (
    <aside class="notice grace" aria-label={texts.session.unset}>
      {texts.session.grace(until)}{' '}
      <a href={SECURITY} target="_blank" rel="noopener">
        {texts.session.setUp}
      </a>
    </aside>
  );
}
