import { useEffect, useRef, useState } from 'preact/hooks';
import { useTexts } from '../shell/texts-context.js';

/** Something to copy out of the page, such as a line for a publisher's own. */
export function Copyable({ label, value, once = false }: { label: string; value: string; once?: boolean }) {
  const { sites } = useTexts();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    setCopied(false);
    // What is shown once must not be overlooked.
    if (once) field.current?.focus();
  }, [value, once]);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(value).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <div class={once ? 'copyable once' : 'copyable'}>
      <label>
        {label}
        <textarea ref={field} readOnly dir="ltr" spellcheck={false} rows={value.split('\n').length} value={value} onFocus={({ currentTarget }) => currentTarget.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {sites.copy}
      </button>
      <span class="quiet" role="status">
        {copied && sites.copied}
      </span>
      {once && <p class="wide">{sites.shownOnce}</p>}
    </div>
  );
}
