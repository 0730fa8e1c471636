import type { ToldProblem } from '../account/api.js';
import { useDesk } from '../page/desk.js';
import type { ModeratingTexts } from './texts/load-moderating-texts.js';

interface Props {
  words: ModeratingTexts;
  /** What to say where there are no words of moderators' own for it. */
  lines: string[];
  problem?: ToldProblem | null;
}

/** Why something was not done; and the way to where it can be helped, if a moderator has to show first that it is them. */
export function WhyNot({ words, lines, problem }: Props) {
  const { model } = useDesk();
  const code = problem?.code;
  return (
    <p class="error" role="alert">
      {words.coded('refusals', code) ?? lines.join(' ')}
      {code?.startsWith('proof.') && (
        <>
          {' '}
          <a href={`${model.publicUrl}/console`} target="_blank" rel="noopener">
            {words.say('console')}
          </a>
        </>
      )}
    </p>
  );
}
