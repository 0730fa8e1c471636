import { useEffect, useState } from 'preact/hooks';
import type { Page } from '#contract/primitives';
import type { PushSubscriptionView } from '#contract/delivery';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import { useTask } from '../page/use-task.js';
import { currentPush, subscribeToPush, unsubscribeFromPush, type PushState } from './push-browser.js';

/** Whether this browser shows push messages, and which others do. */
export function PushBlock() {
  const { texts } = useRoom();
  const { state, others, task, load, turnOn, turnOff, end } = usePush();
  return (
    <Block title={texts.say('push')}>
      {state && <p class={state === 'on' ? undefined : 'hint'}>{texts.say(`pushIs.${state}`)}</p>}
      {(state === 'on' || state === 'off' || state === 'failed') && (
        <button type="button" class="second" disabled={task.busy} onClick={() => void (state === 'on' ? turnOff() : turnOn())}>
          {texts.say(state === 'on' ? 'pushTurnOff' : 'pushTurnOn')}
        </button>
      )}
      {task.below}
      {state === null && task.wrong && (
        <button type="button" class="second" onClick={() => void load()}>
          {texts.say('tryAgain')}
        </button>
      )}
      {others.length > 0 && (
        <>
          <p class="hint">{texts.say('pushOthers')}</p>
          <ul class="list">
            {others.map(({ id, device, createdAt }) => (
              <li key={id}>
                <div>
                  <p class="row-title">
                    <bdi>{device || texts.say('unknownDevice')}</bdi>
                  </p>
                  <p class="hint">{texts.say('made', { when: texts.ago(createdAt, Date.now()) })}</p>
                </div>
                <button
                  type="button"
                  class="plain"
                  disabled={task.busy}
                  onClick={() => void end(id)}
                  aria-label={`${texts.say('remove')}: ${device}`}
                >
                  {texts.say('remove')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}

/** The subscriptions of the account, and this browser's own. */
function usePush() {
  const { texts, api, announce } = useRoom();
  const task = useTask();
  const [state, setState] = useState<PushState | null>(null);
  const [all, setAll] = useState<PushSubscriptionView[]>([]);
  async function load() {
    const key = await task.run(() => api.call<{ publicKey: string }>('/push/key'));
    const got = key && (await task.run(() => api.call<Page<PushSubscriptionView>>('/me/push-subscriptions')));
    // What could not be looked up is shown as it was known before.
    if (!got) return;
    const browser = await currentPush(key.value.publicKey);
    const { items } = got.value;
    setAll(items);
    // A browser that is subscribed for somebody else, or was forgotten by the server, does not ring for this account.
    const known = items.some(({ current }) => current);
    setState(browser === 'on' && !known ? 'off' : browser);
  }
  useEffect(() => void load(), []);

  async function turnOn() {
    const key = await task.run(() => api.call<{ publicKey: string }>('/push/key'));
    if (!key) return;
    const keys = await subscribeToPush(key.value.publicKey).catch(() => null);
    if (!keys) {
      setState((await currentPush(key.value.publicKey)) === 'denied' ? 'denied' : 'failed');
      return;
    }
    if (!(await task.run(() => api.call('/me/push-subscriptions', { method: 'PUT', body: keys })))) return;
    announce(texts.say('pushIs.on'));
    await load();
  }

  async function turnOff() {
    const mine = all.find(({ current }) => current);
    if (mine && !(await task.run(() => api.call(`/me/push-subscriptions/${mine.id}`, { method: 'DELETE' })))) return;
    await unsubscribeFromPush();
    announce(texts.say('pushIs.off'));
    await load();
  }

  async function end(id: string) {
    if (await task.run(() => api.call(`/me/push-subscriptions/${id}`, { method: 'DELETE' }))) await load();
  }

  return { state, others: all.filter(({ current }) => !current), task, load, turnOn, turnOff, end };
}
