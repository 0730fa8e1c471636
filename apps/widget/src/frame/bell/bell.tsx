import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import { bellName } from './bell-name.js';

interface Props {
  unread: number;
  words: FollowingTexts;
  opener: object;
}

/** Says how much is new, and opens it. */
export function Bell({ unread, words, opener }: Props) {
  const { name, shown } = bellName(unread, words);
  return (
    <button type="button" class="plain bell" aria-label={name} title={words.say('bell')} {...opener}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M4.500 14.500h11c-1-1-1.500-2-1.500-4V8.500a4 4 0 0 0-8 0v2c0 2-.5 3-1.500 4zM8.500 17h3" />
      </svg>
      {shown !== '' && (
        <span class="bell-count" aria-hidden="true">
          {shown}
        </span>
      )}
    </button>
  );
}
