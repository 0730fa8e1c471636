import type { Page } from 'playwright-core';
import type { TestApp } from '../../support/test-app.js';
import { fillInAccount, nameIn } from './article.js';
import { PATIENCE_MS } from './eventually.js';

/** Opens a discussion on our own pages, and makes an account there. Answers its id. */
export async function joinAt(app: TestApp, page: Page, path: string, name: string): Promise<string> {
  page.context().setDefaultTimeout(PATIENCE_MS);
  await page.goto(app.url + path);
  await page.locator('html.ready').waitFor();
  await page.locator('.who-bar').getByRole('button', { name: 'Register' }).click();
  await fillInAccount(page, name);
  await nameIn(page).waitFor();
  const { id } = await app.database.client.user.findFirstOrThrow({ where: { name } });
  return id;
}
