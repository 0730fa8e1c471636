import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';
import { loadWarningTexts } from './texts/load-warning-texts.js';

const parts = (locale: string) => Promise.all([import('./warning-panel.js'), loadWarningTexts(locale)]);
let asked: Later<Awaited<ReturnType<typeof parts>>> | null = null;

/** What a moderator wrote to whoever is about to post. Hardly anybody ever needs it, so it comes when it is needed. */
export function LaterWarning({ onRead }: { onRead: () => void }) {
  const { texts } = useDesk();
  asked ??= new Later(() => parts(texts.locale));
  const { value, waiting } = useLater(asked);
  if (!value) return waiting;
  const [{ WarningPanel }, words] = value;
  return <WarningPanel words={words} onRead={onRead} />;
}
