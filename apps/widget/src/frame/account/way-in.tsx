import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';
import type { DoorstepProps } from './doorstep.js';
import { loadAccountTexts } from './texts/load-account-texts.js';

const parts = (locale: string) => Promise.all([import('./doorstep.js'), loadAccountTexts(locale)]);
const byLocale = new Map<string, Later<Awaited<ReturnType<typeof parts>>>>();

/** The forms around logging in and their words, which come when they are needed. */
function accountParts(locale: string): Later<Awaited<ReturnType<typeof parts>>> {
  const known = byLocale.get(locale) ?? new Later(() => parts(locale));
  byLocale.set(locale, known);
  return known;
}

/** Somebody is about to log in: their form can be on its way already. */
export const prepareWayIn = (locale: string): void => accountParts(locale).prepare();

/** Registering and logging in, where the reader already is. Nothing is left or reloaded for it. */
export function WayIn(props: DoorstepProps) {
  const { texts, tools, announce } = useDesk();
  const { value, waiting } = useLater(accountParts(texts.locale));
  if (!value || !tools) return waiting;
  const [{ Doorstep }, words] = value;
  return <Doorstep {...props} door={{ texts: words, api: tools.api, session: tools.session, announce }} />;
}
