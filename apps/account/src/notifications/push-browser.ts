import { isUnderKey } from './push-key.js';

/** Where the worker that shows push messages is kept: its folder bounds the pages that it may look after. */
const WORKER = '/push-worker.js';

/** What this browser can do about push messages. */
export type PushState = 'unsupported' | 'denied' | 'failed' | 'off' | 'on';

/** What the server needs to reach a browser: its push service's address, and the keys that only this browser can read with. */
export interface PushKeys {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

const isSupported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const subscriptionNow = async (): Promise<PushSubscription | null> =>
  (await (await navigator.serviceWorker.getRegistration(WORKER))?.pushManager.getSubscription()) ?? null;

/** Whether this browser is subscribed under the key that the server has now, or could be. */
export async function currentPush(publicKey: string): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  const subscription = await subscriptionNow();
  if (subscription && isUnderKey(subscription.options.applicationServerKey, publicKey)) return 'on';
  return Notification.permission === 'denied' ? 'denied' : 'off';
}

/** Asks the browser's owner, then its push service; null when either says no. */
export async function subscribeToPush(publicKey: string): Promise<PushKeys | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await navigator.serviceWorker.register(WORKER);
  await navigator.serviceWorker.ready;
  // A browser does not change the key of a subscription.
  const before = await registration.pushManager.getSubscription();
  if (before && !isUnderKey(before.options.applicationServerKey, publicKey)) await before.unsubscribe();
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  return endpoint && p256dh && auth ? { endpoint, keys: { p256dh, auth } } : null;
}

/** Tells the browser's push service that nothing is to come any more. */
export async function unsubscribeFromPush(): Promise<void> {
  await (await subscriptionNow())?.unsubscribe();
}
