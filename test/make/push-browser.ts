import type { TestApp } from '../support/test-app.js';
import type { TestPushBrowser, TestPushService } from '../support/push-service.js';
import type { Somebody } from './user.js';

/** Somebody's browser, subscribed as the page does it. */
export async function subscribe(app: TestApp, service: TestPushService, who: Somebody): Promise<TestPushBrowser> {
  const { body } = await app.page('/api/v1/push/key');
  const browser = service.open((body as { publicKey: string }).publicKey);
  const answer = await app.ask('put', '/me/push-subscriptions', who).send(browser.subscription);
  if (answer.status !== 204) throw new Error(`It was not subscribed: ${JSON.stringify(answer.body)}`);
  return browser;
}

/** What became of the messages about a notification. */
export const pushStates = async (app: TestApp, notificationId: string): Promise<string[]> =>
  (await app.database.client.pushMessage.findMany({ where: { notificationId } })).map(({ state }) => state);
