import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { openContext } from '../../support/browser.js';
import { fillInAccount, heardLive, nameIn, replyIn } from './article.js';
import { PATIENCE_MS } from './eventually.js';
import { faults } from './faults.js';

/** Somebody who reads a discussion in the frame of a page of another origin, in a browser of their own. */
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
    await this.page.locator('[data-belowline-thread]').scrollIntoViewIfNeeded();
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

  button(name: string | RegExp, within: Locator | FrameLocator = this.discussion): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  link(name: string): Locator {
    return this.discussion.getByRole('link', { name, exact: true });
  }

  /** The first words of each reply in the list, from the top down. */
  listed(): Promise<string[]> {
    return this.discussion.locator('section > .replies > .reply > article > .body').allInnerTexts();
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
