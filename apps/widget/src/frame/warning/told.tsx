import type { OwnSanctionView } from '#contract/sanctions';
import { statementPath } from '#contract/statement-path';
import type { WarningTexts } from './texts/load-warning-texts.js';

/** What has to be read before its reader posts again. */
export const unread = ({ kind, endedAt, acknowledgedAt }: OwnSanctionView): boolean =>
  (kind === 'warn' || kind === 'rename') && endedAt === null && acknowledgedAt === null;

interface Props {
  warnings: OwnSanctionView[];
  /** What its reader is called now. */
  name: string;
  words: WarningTexts;
  reasons: { locale: string; coded: (group: 'reportReasons', code: string) => string | undefined };
  /** Where this platform is reached; nothing where the page is of the platform itself. */
  publicUrl?: string;
}

/** Each warning: why, in the moderator’s own words, and the way to all that is told of it. */
export function Told({ warnings, name, words, reasons, publicUrl }: Props) {
  return (
    <>
      {warnings.map(({ id, kind, reason, note }) => (
        <div key={id} class="told">
          {kind === 'rename' && <p>{words.say('renamed', { name })}</p>}
          <p>{words.say('why', { reason: reasons.coded('reportReasons', reason) ?? reason })}</p>
          {note !== null && note !== '' && <blockquote dir="auto">{note}</blockquote>}
          <p>
            <a
              href={(publicUrl ?? '') + statementPath(id, reasons.locale)}
              {...(publicUrl === undefined ? {} : { target: '_blank', rel: 'noopener' })}
            >
              {words.say('more')}
            </a>
          </p>
        </div>
      ))}
    </>
  );
}
