import { useEffect, useState } from 'preact/hooks';
import type { OutsideCheckBody, OutsideCheckView } from '#contract/sites';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { useKeptFocus } from '../shell/use-kept-focus.js';
import { Copyable } from './copyable.js';
import { Field } from './field.js';
import type { SitePartProps } from './site-part.js';

const NEW = { url: '', deadlineMs: '800', otherwise: 'hold' as OutsideCheckBody['otherwise'] };

/** A service of the publisher's own that looks at each reply: where it is, how long it may take, and what happens when it does not answer. */
export function OutsideCheck({ desk, site, fresh }: SitePartProps) {
  const texts = useTexts();
  const { sites } = texts;
  const [now, setNow] = useState<OutsideCheckView | null>(null);
  const [typed, setTyped] = useState(NEW);
  const [secret, setSecret] = useState<string | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [said, setSaid] = useState('');
  const part = useKeptFocus();
  useEffect(() => {
    void desk.outsideCheck(site.id).then((answer) => {
      if (answer.ok) {
        setNow(answer.value);
        setTyped({ ...answer.value, deadlineMs: String(answer.value.deadlineMs) });
      } else if (answer.failure.code !== 'outside-check.absent') setProblems({ other: failureText(answer.failure, texts) });
    });
  }, [desk, site.id, texts]);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    setProblems({});
    setSaid('');
    const answer = await fresh(() => desk.setOutsideCheck(site.id, { url: typed.url.trim(), deadlineMs: Number(typed.deadlineMs), otherwise: typed.otherwise }));
    if (!answer.ok) {
      const { errors } = answer.failure;
      setProblems(errors.length > 0 ? Object.fromEntries(errors.map(({ path, message }) => [path, message])) : { other: failureText(answer.failure, texts) });
      return document.getElementById(`outside-${errors[0]?.path ?? 'url'}`)?.focus();
    }
    const { secret: shown, ...made } = answer.value;
    setNow(made);
    setSecret(shown);
    setSaid(sites.outsideSaved);
  };
  const remove = async () => {
    const answer = await desk.removeOutsideCheck(site.id);
    if (!answer.ok) return setProblems({ other: failureText(answer.failure, texts) });
    setNow(null);
    setSecret(null);
    setTyped(NEW);
    setSaid(sites.outsideRemoved);
  };
  const type = (part: Partial<typeof NEW>) => {
    setSaid('');
    setTyped({ ...typed, ...part });
  };
  return (
    <section ref={part} class="site-part">
      <h2>{sites.outside}</h2>
      <p class="quiet">{sites.outsideBody}</p>
      <p>{now === null ? sites.outsideNone : sites.outsideNow(new URL(now.url).host)}</p>
      <form class="site-settings" noValidate onSubmit={(event) => void save(event)}>
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
        <p class="acts">
          <button class="primary">{now === null ? sites.outsideSet : sites.outsideReplace}</button>
          {now !== null && (
            <button type="button" class="warning" onClick={() => void remove()}>
              {sites.outsideRemove}
            </button>
          )}
        </p>
        {now !== null && <p class="quiet">{sites.outsideAgain}</p>}
        <p class="problem" role="alert">
          {problems['other']}
        </p>
        <p class="quiet" role="status">
          {said}
        </p>
      </form>
      {secret !== null && <Copyable once label={sites.outsideSecret} value={secret} />}
    </section>
  );
}
