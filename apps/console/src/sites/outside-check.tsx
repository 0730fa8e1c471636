import { useEffect, useState } from 'preact/hooks';
import type { OutsideCheckView } from '#contract/sites';
import { failureText } from '../api/failure-text.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import { useKeptFocus } from '../shell/use-kept-focus.js';
import { Copyable } from './copyable.js';
import { bodyOf, NEW_CHECK, OutsideFields, type TypedCheck } from './outside-fields.js';
import type { SitePartProps } from './site-part.js';

/** A service of the publisher's own that looks at each reply: where it is, how long it may take, and what happens when it does not answer. */
export function OutsideCheck({ desk, site, fresh }: SitePartProps) {
  const texts = useTexts();
  const { sites } = texts;
  const [now, setNow] = useState<OutsideCheckView | null>(null);
  const [typed, setTyped] = useState<TypedCheck>(NEW_CHECK);
  const [secret, setSecret] = useState<string | null>(null);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [said, setSaid] = useState('');
  const part = useKeptFocus();
  const [unread, setUnread] = useState<string | null>(null);
  const [times, again] = useAgain();
  useEffect(() => {
    void desk.outsideCheck(site.id).then((answer) => {
      const absent = !answer.ok && answer.failure.code === 'outside-check.absent';
      setUnread(answer.ok || absent ? null : failureText(answer.failure, texts));
      if (answer.ok) {
        setNow(answer.value);
        setTyped({ ...NEW_CHECK, ...answer.value, deadlineMs: String(answer.value.deadlineMs) });
      }
    });
  }, [desk, site.id, texts, times]);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    setProblems({});
    setSaid('');
    const answer = await fresh(() => desk.setOutsideCheck(site.id, bodyOf(typed)));
    if (!answer.ok) {
      const { errors } = answer.failure;
      setProblems(errors.length > 0 ? Object.fromEntries(errors.map(({ path, message }) => [path, message])) : { other: failureText(answer.failure, texts) });
      return document.getElementById(`outside-${errors[0]?.path ?? 'url'}`)?.focus();
    }
    const { secret: shown, ...made } = answer.value;
    setNow(made);
    setSecret(shown);
    setTyped((now) => ({ ...now, key: now.key === typed.key ? '' : now.key }));
    setSaid(sites.outsideSaved);
  };
  const remove = async () => {
    const answer = await desk.removeOutsideCheck(site.id);
    if (!answer.ok) return setProblems({ other: failureText(answer.failure, texts) });
    setNow(null);
    setSecret(null);
    setTyped(NEW_CHECK);
    setSaid(sites.outsideRemoved);
  };
  const akismet = typed.kind === 'akismet';
  const type = (part: Partial<TypedCheck>) => {
    setSaid('');
    setTyped({ ...typed, ...part });
  };
  return (
    <section ref={part} class="site-part">
      <h2>{sites.outside}</h2>
      <p class="quiet">{sites.outsideBody}</p>
      <Unread problem={unread} again={again} />
      <p>{now === null ? unread === null && sites.outsideNone : sites.outsideNow(new URL(now.url).host)}</p>
      <form class="site-settings" noValidate onSubmit={(event) => void save(event)}>
        <OutsideFields typed={typed} type={type} problems={problems} />
        <p class="acts">
          <button class="primary">{now === null ? sites.outsideSet : akismet ? sites.outsideSave : sites.outsideReplace}</button>
          {now !== null && (
            <button type="button" class="warning" onClick={() => void remove()}>
              {sites.outsideRemove}
            </button>
          )}
        </p>
        {now !== null && !akismet && <p class="quiet">{sites.outsideAgain}</p>}
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
