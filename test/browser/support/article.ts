import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { openContext } from '../../support/browser.js';
import { PATIENCE_MS } from './eventually.js';

/** Where the demonstration's discussion is held. */
export const ARTICLE = '/demo/world/asia/who-is-ahmad-massoud';

/** A reply in a discussion, found by what its text has in it. */
export const replyIn = (discussion: FrameLocator | Page, text: string): Locator =>
  discussion.locator('article[data-reply]', { has: discussion.locator('.body', { hasText: text }) });

/** Who is logged in, as the discussion says it. */
export const nameIn = (discussion: FrameLocator | Page): Locator => discussion.locator('.who-bar .name');

/** The number that the discussion is headed with. */
export async function countIn(discussion: FrameLocator | Page): Promise<number> {
  return Number.parseInt(await discussion.locator('h1').innerText(), 10);
}

/** Fills in the form that makes an account, wherever it stands open, and sends it. */
export async function fillInAccount(discussion: FrameLocator | Page, name: string): Promise<void> {
  const form = discussion.locator('form.account');
  await form.getByLabel('E-mail address').fill(`${name.toLowerCase().replaceAll(' ', '.')}@example.org`);
  await form.getByLabel('Password').fill('a meadow of quiet violets');
  await form.getByLabel('Your name').fill(name);
  await form.getByRole('button', { name: 'Register' }).first().click();
}

/** Somebody at the demonstration's article, in a browser of their own. */
export class ArticleReader {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly discussion: FrameLocator,
  ) {}

  /** Opens the article, and waits until its discussion can be worked with and hears what happens. */
  static async open(browser: Browser, url: string): Promise<ArticleReader> {
    const context = await openContext(browser);
    return ArticleReader.in(context, url);
  }

  /** The same in another tab of the same browser. */
  static async in(context: BrowserContext, url: string, path = ARTICLE): Promise<ArticleReader> {
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const joined = heardLive(page);
    await page.goto(url + path);
    await page.locator('[data-belowline-thread]').scrollIntoViewIfNeeded();
    await joined;
    return new ArticleReader(context, page, page.frameLocator('#discussion iframe'));
  }

  /**
   * Begins anew, until the discussion can be worked with again. A browser does not always come back to where it was, and what is far away is
   * not fetched; what is pressed before the scripts are there is sent as a form.
   */
  async reload(): Promise<void> {
    const joined = heardLive(this.page);
    await this.page.reload();
    await this.page.locator('[data-belowline-thread]').scrollIntoViewIfNeeded();
    await joined;
  }

  reply(text: string): Locator {
    return replyIn(this.discussion, text);
  }

  async register(name: string): Promise<void> {
    await this.discussion.locator('.who-bar').getByRole('button', { name: 'Register' }).click();
    await fillInAccount(this.discussion, name);
    await nameIn(this.discussion).waitFor();
  }

  /** Writes under the article, and waits until it is there to be read. */
  async post(text: string): Promise<void> {
    await this.discussion.getByLabel('Your reply').fill(text);
    await this.discussion.getByRole('button', { name: 'Post reply' }).click();
    await this.reply(text).waitFor();
  }

  async answer(to: string, text: string): Promise<void> {
    await this.press(to, 'Answer');
    await this.reply(to).getByRole('textbox').fill(text);
    await this.press(to, 'Post answer');
    await this.reply(text).waitFor();
  }

  /** Presses what stands under a reply. */
  async press(text: string, button: string): Promise<void> {
    await this.reply(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Asks for what came in under the article while reading. */
  async showNew(): Promise<void> {
    await this.discussion.getByRole('button', { name: /^Show \d+ new repl/ }).click();
  }

  /** Asks for the answers that came in while reading. */
  async showNewAnswers(text: string): Promise<void> {
    await this.reply(text).getByRole('button', { name: /new answers?$/ }).click();
  }
}

/** Resolves once the server has let this page into the room where replies are announced. */
export function heardLive(page: Page): Promise<void> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        // The acknowledgement of the first thing that was asked for, which is to join the thread.
        if (/^43\d+\[\{"ok":true/.test(String(payload))) resolve();
      });
    });
  });
}

/** Resolves when the page has joined its reader's feed: what those they follow do from then on is told. To be called before the page connects. */
export function heardFeed(page: Page): Promise<void> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      let asked: string | undefined;
      socket.on('framesent', ({ payload }) => {
        asked ??= /^42(\d+)\["feed\.join"/.exec(String(payload))?.[1];
      });
      socket.on('framereceived', ({ payload }) => {
        if (asked !== undefined && String(payload).startsWith(`43${asked}[`)) resolve();
      });
    });
  });
}
