import type { Page } from 'playwright-core';
import { AccessTokens } from '#domain/identity/access-token';
import type { TestApp } from '../../support/test-app.js';
import { fillInAccount, nameIn } from './article.js';
import { PATIENCE_MS } from './eventually.js';

/** Somebody who has an account now, and what to speak for them with from elsewhere. */
export interface Joined {
  id: string;
  token: string;
}

/** Opens a discussion on our own pages, and makes an account there. */
export async function joinAt(app: TestApp, page: Page, path: string, name: string): Promise<Joined> {
  page.context().setDefaultTimeout(PATIENCE_MS);
  await page.goto(app.url + path);
  await page.locator('html.ready').waitFor();
  await page.locator('.who-bar').getByRole('button', { name: 'Register' }).click();
  await fillInAccount(page, name);
  await nameIn(page).waitFor();
  return joinedAs(app, name);
}

/** The same for an account that was made elsewhere. */
export async function joinedAs(app: TestApp, name: string): Promise<Joined> {
  const { client } = app.database;
  const { id } = await client.user.findFirstOrThrow({ where: { name } });
  const session = await client.session.findFirstOrThrow({ where: { userId: id } });
  return { id, token: app.get(AccessTokens).sign(id, session.id) };
}
