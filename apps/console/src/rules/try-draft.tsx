import { useTexts } from '../shell/texts-context.js';

const DAYS = [7, 30, 90];

interface Props {
  trying: { days: number; setDays: (days: number) => void; running: boolean; cancel: () => Promise<void> };
}

/** How far back a draft is tried, and the buttons that try it and stop that. */
export function TryDraft({ trying: { days, setDays, running, cancel } }: Props) {
  const { workshop } = useTexts().rules;
  return (
    <>
      <label>
        {workshop.days}
        <select value={String(days)} onChange={(event) => { setDays(Number(event.currentTarget.value)); }}>
          {DAYS.map((each) => (
            <option key={each} value={String(each)}>
              {workshop.lastDays(each)}
            </option>
          ))}
        </select>
      </label>
      <p class="acts">
        <button class="primary" aria-disabled={running}>
          {workshop.go}
        </button>
        {running && (
          <button type="button" onClick={() => void cancel()}>
            {workshop.cancel}
          </button>
        )}
      </p>
    </>
  );
}
