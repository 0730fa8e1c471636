import { useEffect, useId, useRef } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import type { PanelProps } from './later-panel.js';

/** The link to a reply, marked and ready to be copied by hand. */
export function LinkPanel({ reply, onClose }: PanelProps) {
  const { texts } = useDesk();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  return (
    <div class="panel">
      <label for={id}>{texts.say('permalink')}</label>
      <input id={id} ref={field} type="text" dir="ltr" readOnly value={reply.url} />
      <div class="row">
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('close')}
        </button>
      </div>
    </div>
  );
}
