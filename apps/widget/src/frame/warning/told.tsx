import type { OwnSanctionView } from '#contract/sanctions';
import type { WarningTexts } from './texts/load-warning-texts.js';

/** What has to be read before its reader posts again. */
export const unread = ({ kind, endedAt, acknowledgedAt }: OwnSanctionView): boolean =>
  (kind === 'warn' || kind === 'rename') && endedAt === null && acknowledgedAt === null;

interface Props {
  warnings: OwnSanctionView[];
  /** What its reader is called now. */
  name: string;
  words: WarningTexts;
  reasons: { coded: (group: 'reportReasons', code: string) => string | undefined };
}

/** Each warning: why, and in the moderator’s own words. */
export function Told({ warnings, name, words, reasons }: Props) {
  return (
    <>
      {warnings.map(({ id, kind, reason, note }) => (
        <div key={id} class="told">
          {kind === 'rename' && <p>{words.say('renamed', { name })}</p>}
          <p>{words.say('why', { reason: reasons.coded('reportReasons', reason) ?? reason })}</p>
          {note !== null && note !== '' && <blockquote dir="auto">{note}</blockquote>}
        </div>
      ))}
    </>
  );
}
