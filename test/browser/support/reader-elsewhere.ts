import type { SessionAnswer } from '#contract/accounts';
import type { ArticleView } from '#contract/articles';
import type { SiteView } from '#contract/sites';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { openContext } from '../../support/browser.js';
import type { Everything } from '../../support/everything.js';
import { fillInAccount, heardLive, nameIn, replyIn } from './article.js';
import { PATIENCE_MS } from './eventually.js';
import { faults } from './faults.js';
import { Paper } from './paper.js';
import { ask } from './people.js';

/** A paper of another origin whose pages the platform knows as a site of its own. */
export async function foundPaper(site: Everything): Promise<Paper> {
  const { accessToken } = await ask<SessionAnswer>(`${site.url}/api/v1/auth/login`, 'POST', site.logins.admin, { 'x-belowline': '1' });
  const headers = { authorization: `Bearer ${accessToken}` };
  const made = await ask<SiteView>(`${site.url}/api/v1/sites`, 'POST', { name: 'Somebody else’s paper', origins: [] }, headers);
  const paper = await Paper.open(site.url, made.publicKey);
  await ask(`${site.url}/api/v1/sites/${made.id}`, 'PATCH', { origins: [paper.url] }, headers);
  return paper;
}

/** The thread under a page of such a paper, once somebody has opened it. */
export async function threadUnder(site: Everything, address: string): Promise<string> {
  return (await ask<ArticleView>(`${site.url}/api/v1/articles?url=${encodeURIComponent(address)}`)).mainThreadId;
}

/** Somebody who reads such a page, in a browser of their own. */
export class ReaderElsewhere {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly discussion: FrameLocator,
  ) {}

  static async open(browser: Browser, address: string, options: Parameters<typeof openContext>[1] = {}): Promise<ReaderElsewhere> {
    const context = await openContext(browser, options);
    context.setDefaultTimeout(PATIENCE_MS);
    return ReaderElsewhere.in(context, address);
  }

  /** The same in another tab of the same browser. */
  static async in(context: BrowserContext, address: string): Promise<ReaderElsewhere> {
    const page = await context.newPage();
    const reader = new ReaderElsewhere(context, page, page.frameLocator('[data-belowline-thread] iframe'));
    await reader.goTo(address);
    return reader;
  }

  /** Opens a page, and waits until its discussion hears what happens. */
  async goTo(address: string): Promise<void> {
    const joined = heardLive(this.page);
    await this.page.goto(address);
    await joined;
  }

  get name(): Locator {
    return nameIn(this.discussion);
  }

  reply(text: string): Locator {
    return replyIn(this.discussion, text);
  }

  /** The field under the article. */
  get field(): Locator {
    return this.discussion.getByLabel('Your reply', { exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.discussion.getByRole('button', { name, exact: true });
  }

  async register(name: string): Promise<void> {
    await this.discussion.locator('.who-bar').getByRole('button', { name: 'Register' }).click();
    await fillInAccount(this.discussion, name);
    await this.name.waitFor();
  }

  async logIn(email: string, password: string): Promise<void> {
    await this.discussion.locator('.who-bar').getByRole('button', { name: 'Log in' }).click();
    const form = this.discussion.locator('form.account');
    await form.getByLabel('E-mail address').fill(email);
    await form.getByLabel('Password').fill(password);
    await form.getByRole('button', { name: 'Log in' }).first().click();
    await this.name.waitFor();
  }

  async post(text: string): Promise<void> {
    await this.field.fill(text);
    await this.button('Post reply').click();
    await this.reply(text).waitFor();
  }

  /** Presses what stands under a reply. */
  async press(text: string, button: string): Promise<void> {
    await this.reply(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** What a checker finds wrong with the discussion as it stands. */
  async faults(): Promise<string[]> {
    const frame = this.page.frames().find((each) => each.url().includes('/frame?'));
    return frame ? faults(frame) : ['there is no frame'];
  }

  /** A picture of what is seen, for whoever asked for some by naming a folder. */
  async picture(name: string): Promise<void> {
    const folder = process.env['PICTURES'];
    if (folder) await this.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }
}

/** The address and the password that `register` gives to somebody of this name. */
export const loginOf = (name: string) => ({ email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`, password: 'a meadow of quiet violets' });
