import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useRoom } from '../page/room.js';
import type { Task } from '../page/use-task.js';

/** As long as an appeal may be. */
const TEXT_LENGTH = 2_000;

/** Where somebody says why a decision was not right; it opens when it is asked for. */
export function AppealForm({ until, task, onSend }: { until: string; task: Task; onSend: (text: string) => void }) {
  const { texts } = useRoom();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  return (
    <>
      <p>{texts.say('appealHow', { date: until })}</p>
      {!open && (
        <button type="button" class="second" onClick={() => setOpen(true)}>
          {texts.say('appeal')}
        </button>
      )}
      {open && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onSend(text.trim());
          }}
        >
          <label for={id}>{texts.say('appealText')}</label>
          <textarea id={id} ref={field} dir="auto" rows={4} required maxLength={TEXT_LENGTH} value={text} onInput={(event) => setText(event.currentTarget.value)} />
          {task.below}
          <p class="row">
            <button class="primary" disabled={task.busy || text.trim() === ''}>
              {texts.say(task.busy ? 'sending' : 'appealSend')}
            </button>{' '}
            <button type="button" class="plain" onClick={() => setOpen(false)}>
              {texts.say('cancel')}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
