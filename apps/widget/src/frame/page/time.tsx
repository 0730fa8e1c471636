import { useDesk } from './desk.js';

/** When something was: readable at once, exact on demand. */
export function Time({ iso }: { iso: string }) {
  const { texts, now } = useDesk();
  return (
    <time dateTime={iso} title={now === null ? undefined : texts.date(iso)}>
      {now === null ? texts.date(iso, 'UTC') : texts.ago(iso, now)}
    </time>
  );
}
