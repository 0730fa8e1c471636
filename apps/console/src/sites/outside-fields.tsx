import type { OutsideCheckBody } from '#contract/sites';
import { useTexts } from '../shell/texts-context.js';
import { Field } from './field.js';

/** What stands in the fields of a check. */
export interface TypedCheck extends Pick<OutsideCheckBody, 'kind' | 'url' | 'otherwise' | 'spam'> {
  key: string;
  deadlineMs: string;
}

/** What stands there before anybody typed. */
export const NEW_CHECK: TypedCheck = { kind: 'own', url: '', key: '', deadlineMs: '800', otherwise: 'hold', spam: 'hold' };

/** Where Akismet is asked, as its documentation says: https://akismet.com/developers/detailed-docs/comment-check/ */
const AKISMET = 'https://rest.akismet.com/1.1/comment-check';

/** What is sent of what was typed. */
export const bodyOf = ({ kind, key, url, deadlineMs, otherwise, spam }: TypedCheck): OutsideCheckBody => ({
  kind,
  url: url.trim(),
  deadlineMs: Number(deadlineMs),
  otherwise,
  spam,
  ...(kind === 'akismet' ? { key: key.trim() } : {}),
});

interface OutsideFieldsProps {
  typed: TypedCheck;
  type: (part: Partial<TypedCheck>) => void;
  problems: Record<string, string>;
}

/** Which service is asked, and how: what of Akismet is typed besides is shown when that is chosen. */
export function OutsideFields({ typed, type, problems }: OutsideFieldsProps) {
  const { sites } = useTexts();
  const akismet = typed.kind === 'akismet';
  return (
    <>
      <Field id="outside-kind" label={sites.outsideKind} hint={akismet ? sites.outsideAkismetHint : sites.outsideOwnHint} problem={problems['kind']}>
        {(tied) => (
          <select {...tied} value={typed.kind} onChange={({ currentTarget }) => type(currentTarget.value === 'akismet' ? { kind: 'akismet', url: AKISMET } : { kind: 'own', url: '', key: '' })}>
            <option value="own">{sites.outsideOwn}</option>
            <option value="akismet">Akismet</option>
          </select>
        )}
      </Field>
      {akismet && (
        <Field id="outside-key" label={sites.outsideKey} hint={sites.outsideKeyHint} problem={problems['key']}>
          {(tied) => <input {...tied} dir="ltr" autocomplete="off" value={typed.key} onInput={({ currentTarget }) => type({ key: currentTarget.value })} />}
        </Field>
      )}
      <Field id="outside-url" label={sites.outsideUrl} hint={sites.outsideUrlHint} problem={problems['url']}>
        {(tied) => <input {...tied} dir="ltr" type="url" autocomplete="off" value={typed.url} onInput={({ currentTarget }) => type({ url: currentTarget.value })} />}
      </Field>
      <Field id="outside-deadlineMs" label={sites.outsideDeadline} hint={sites.outsideDeadlineHint} problem={problems['deadlineMs']}>
        {(tied) => <input {...tied} class="short" inputMode="numeric" autocomplete="off" value={typed.deadlineMs} onInput={({ currentTarget }) => type({ deadlineMs: currentTarget.value })} />}
      </Field>
      <Field id="outside-otherwise" label={sites.outsideOtherwise} problem={problems['otherwise']}>
        {(tied) => (
          <select {...tied} value={typed.otherwise} onChange={({ currentTarget }) => type({ otherwise: currentTarget.value as OutsideCheckBody['otherwise'] })}>
            <option value="hold">{sites.outsideHold}</option>
            <option value="publish">{sites.outsidePublish}</option>
          </select>
        )}
      </Field>
      {akismet && (
        <Field id="outside-spam" label={sites.outsideSpam} problem={problems['spam']}>
          {(tied) => (
            <select {...tied} value={typed.spam} onChange={({ currentTarget }) => type({ spam: currentTarget.value as OutsideCheckBody['spam'] })}>
              <option value="tag">{sites.outsideSpamTag}</option>
              <option value="hold">{sites.outsideHold}</option>
              <option value="refuse">{sites.outsideSpamRefuse}</option>
            </select>
          )}
        </Field>
      )}
    </>
  );
}
