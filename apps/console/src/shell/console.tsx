import { LogIn } from '../session/log-in.js';
import { NotForYou } from '../session/not-for-you.js';
import { DeskShell } from './desk-shell.js';
import { useTexts } from './texts-context.js';
import { useSession } from './use-session.js';

/** The whole console: the door, or the rooms behind it. */
export function Console() {
  const texts = useTexts();
  const { state, client, logIn, logOut } = useSession();
  switch (state.kind) {
    case 'looking':
      return (
        <p class="looking" role="status">
          {texts.session.looking}
        </p>
      );
    case 'outside':
      return <LogIn ended={state.ended} logIn={logIn} />;
    case 'reader':
      return <NotForYou name={state.user.name} logOut={logOut} />;
    case 'moderator':
      return <DeskShell key={state.user.id} client={client} user={state.user} logOut={logOut} />;
  }
}
