import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Login } from '../../support/everything.js';
import { openContext } from '../../support/browser.js';
import { PATIENCE_MS } from './eventually.js';

/** Logs in at the console's door. */
export async function logInAtConsole(page: Page, { email, password }: Login): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Live', { exact: true }).waitFor();
}

/** A moderator at the console, in a browser of their own. */
export class Moderator {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, url: string, login: Login): Promise<Moderator> {
    const context = await openContext(browser);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${url}/console`);
    await logInAtConsole(page, login);
    return new Moderator(context, page);
  }

  /** One of the queue's kinds. */
  tab(kind: 'Held' | 'Reported' | 'New'): Locator {
    return this.page.getByRole('navigation', { name: 'Kinds of replies' }).getByRole('link', { name: kind });
  }

  /** A reply in the list of those that wait. */
  row(text: string): Locator {
    return this.page.getByRole('list', { name: 'Replies in this queue' }).getByRole('button').filter({ hasText: text });
  }

  /** The reply that is open, large. */
  get open(): Locator {
    return this.page.locator('.reply-detail');
  }
}
