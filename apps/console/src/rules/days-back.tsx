import { useTexts } from '../shell/texts-context.js';

const DAYS = [7, 30, 90];

/** How far back a draft is tried. */
export function DaysBack({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const { workshop } = useTexts().rules;
  return (
    <label>
      {workshop.days}
      <select value={String(days)} onChange={(event) => { onChange(Number(event.currentTarget.value)); }}>
        {DAYS.map((each) => (
          <option key={each} value={String(each)}>
            {workshop.lastDays(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
