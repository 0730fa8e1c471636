import { useTexts } from '../shell/texts-context.js';

interface Props {
  name: string;
  logOut: () => void;
}

/** What a reader sees who comes to the moderators' door. */
export function NotForYou({ name, logOut }: Props) {
  const texts = useTexts();
  return (
    <main class="door">
      <div>
        <p class="product">
          {texts.product} <span>{texts.forModerators}</span>
        </p>
        <h1>
          <bdi>{texts.session.notForYou(name)}</bdi>
        </h1>
        <p>{texts.session.notForYouBody}</p>
        <p class="actions">
          <a class="button primary" href="/">
            {texts.session.toPaper}
          </a>
          <button onClick={logOut}>{texts.session.notForYouLeave}</button>
        </p>
      </div>
    </main>
  );
}
