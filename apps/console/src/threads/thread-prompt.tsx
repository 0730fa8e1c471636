import { useState } from 'preact/hooks';
import type { ChangeThreadBody, ThreadView } from '#contract/threads';
import { useTexts } from '../shell/texts-context.js';

interface Props {
  thread: ThreadView;
  change: (choice: ChangeThreadBody) => Promise<void>;
}

/** The question of a discussion, put in other words. The main discussion of an article has none: its headline says what it is about. */
export function ThreadPrompt({ thread, change }: Props) {
  const { threads } = useTexts();
  // What was typed stays when it could not be saved.
  const [draft, setDraft] = useState<string | null>(null);
  if (thread.prompt === null) return null;
  const prompt = (draft ?? thread.prompt).trim();
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (prompt !== '' && prompt !== thread.prompt) void change({ prompt });
  };
  return (
    <form class="find" onSubmit={save}>
      <label>
        {threads.asks}
        <input dir="auto" maxLength={300} required value={draft ?? thread.prompt} onInput={({ currentTarget }) => { setDraft(currentTarget.value); }} />
      </label>
      <button>{threads.saveQuestion}</button>
    </form>
  );
}
