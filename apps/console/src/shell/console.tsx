import { LogIn } from '../session/log-in.js';
import { NotForYou } from '../session/not-for-you.js';
import { ProofUnset } from '../session/proof-unset.js';
import { SecondProof } from '../session/second-proof.js';
import { DeskShell } from './desk-shell.js';
import { useTexts } from './texts-context.js';
import { useSession } from './use-session.js';

/** The whole console: the door, or the rooms behind it. */
export function Console() {
  const texts = useTexts();
  const { state, door } = useSession();
  const { client } = door;
  const logOut = () => void door.logOut();
  switch (state.kind) {
    case 'looking':
      return (
        <p class="looking" role="status">
          {texts.session.looking}
        </p>
      );
    case 'outside':
      return <LogIn client={client} ended={state.ended} logIn={door.logIn} logInByPasskey={door.logInByPasskey} />;
    case 'reader':
      return <NotForYou name={state.user.name} logOut={logOut} />;
    case 'second':
      return <SecondProof client={client} name={state.user.name} ways={state.ways} prove={door.prove} logOut={logOut} />;
    case 'unset':
      return <ProofUnset lookAgain={() => void door.look()} logOut={logOut} />;
    case 'moderator':
      return <DeskShell key={state.user.id} client={client} user={state.user} grace={state.grace} logOut={logOut} />;
  }
}
