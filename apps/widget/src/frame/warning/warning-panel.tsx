import { useEffect, useRef, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { Page } from '#contract/primitives';
import type { OwnSanctionView } from '#contract/sanctions';
import { useDesk } from '../page/desk.js';
import type { WarningTexts } from './texts/load-warning-texts.js';
import { Told, unread } from './told.js';

interface Props {
  words: WarningTexts;
  onRead: () => void;
}

/** What a moderator wrote, to be read before one posts again. What was being written stands above it and stays. */
export function WarningPanel({ words, onRead }: Props) {
  const { tools, texts, model } = useDesk();
  const [warnings, setWarnings] = useState<OwnSanctionView[] | null>(null);
  const [name, setName] = useState('');
  const [state, setState] = useState<'looking' | 'ready' | 'sending' | 'failed'>('looking');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => void look(), []);
  useEffect(() => {
    if (warnings !== null) box.current?.focus();
  }, [warnings]);

  async function look() {
    if (!tools) return;
    const [own, me] = await Promise.all([
      tools.api.call<Page<OwnSanctionView>>('/me/sanctions'),
      tools.api.call<MeView>('/me'),
    ]);
    if (me.ok) setName(me.value.name);
    if (!own.ok) return setState('failed');
    setState('ready');
    setWarnings(own.value.items.filter(unread));
  }

  async function read() {
    if (state === 'sending') return;
    if (!tools || warnings === null) return look();
    setState('sending');
    const came = await Promise.all(
      warnings.map(({ id }) => tools.api.call(`/me/sanctions/${id}/acknowledgement`, { method: 'PUT' })),
    );
    if (came.some(({ ok }) => !ok)) return setState('failed');
    onRead();
  }

  return (
    <div class="warning-panel" role="group" aria-label={words.say('title')} tabIndex={-1} ref={box}>
      <p class="title">{words.say('title')}</p>
      <p class="hint">{words.say('body')}</p>
      <Told warnings={warnings ?? []} name={name} words={words} reasons={texts} publicUrl={model.publicUrl} />
      {state === 'failed' && (
        <p class="error" role="alert">
          {words.say('failed')}
        </p>
      )}
      <div class="row">
        <button type="button" class="primary" aria-disabled={state === 'sending'} onClick={() => void read()}>
          {warnings === null ? texts.say('tryAgain') : words.say('read')}
        </button>
      </div>
    </div>
  );
}
