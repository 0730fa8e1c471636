import type { BulkLeft } from '#contract/bulk';
import { useTexts } from '../shell/texts-context.js';

/** What a bulk leaves as it is: how many, and why. */
export function LeftOut({ title, left }: { title: string; left: readonly BulkLeft[] }) {
  const { bulk: texts } = useTexts();
  if (left.length === 0) return null;
  const codes = [...new Set(left.map(({ code }) => code))];
  return (
    <div class="bulk-left">
      <p>{title}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>{texts.left(code, left.filter((each) => each.code === code).length)}</li>
        ))}
      </ul>
    </div>
  );
}
