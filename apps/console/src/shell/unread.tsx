import { useTexts } from './texts-context.js';

/** Why something could not be read, if it could not, and the way to have it read again; null where there is another way on the page. */
export function Unread({ problem, again }: { problem: string | null; again: (() => void) | null }) {
  const { queue } = useTexts();
  return (
    <p class="problem" role="alert">
      {problem}{' '}
      {problem !== null && again !== null && (
        <button type="button" onClick={again}>
          {queue.again}
        </button>
      )}
    </p>
  );
}
