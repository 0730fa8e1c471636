import { useTexts } from '../shell/texts-context.js';
import type { QueueState } from './queue-state.js';

/** The space beside an empty list: rest, where the work is done. */
export function NothingOpen({ state }: { state: QueueState }) {
  const texts = useTexts();
  if (state.loading === 'first' || state.failure !== null) return <div class="nothing" />;
  if (state.items.length > 0) return <p class="nothing quiet">{texts.queue.choose}</p>;
  return <Rest {...texts.queue.empty[state.kind]} />;
}

/** Where the work is done. */
export function Rest({ title, body }: { title: string; body: string }) {
  return (
    <div class="nothing" role="status">
      <svg viewBox="0 0 240 96" aria-hidden="true">
        <path d="M0 78h240" />
        <path class="soft" d="M0 86h70M96 86h144M30 93h120" />
        <path d="M20 78l44-42 22 20 34-38 40 44 18-14 42 30" />
        <circle cx="176" cy="24" r="11" />
      </svg>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{body}</p>
    </div>
  );
}
