import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import type { ArticleView } from '#contract/articles';
import type { SiteView } from '#contract/sites';
import { openBrowser, openContext } from '../../support/browser.js';
import { startEverything, type Everything } from '../../support/everything.js';
import { fillInAccount, heardLive, nameIn, replyIn } from './article.js';
import { PATIENCE_MS } from './eventually.js';
import { Paper } from './paper.js';
import { Person } from './people.js';

/** A story on a paper that is another site than the platform, with a discussion in it. */
export class Elsewhere {
  private constructor(
    readonly site: Everything,
    readonly browser: Browser,
    readonly paper: Paper,
    readonly admin: Person,
    readonly siteId: string,
  ) {}

  static async start(): Promise<Elsewhere> {
    const [site, browser] = await Promise.all([startEverything(), openBrowser()]);
    const admin = await Person.logIn(site.url, site.logins.admin);
    const made = await admin.act<SiteView>('POST', '/sites', { name: 'Somebody else’s paper', origins: [] });
    // The platform is at localhost: to a browser, the other name of this machine is another site.
    const paper = await Paper.open(site.url, made.publicKey, '127.0.0.1');
    await admin.act('PATCH', `/sites/${made.id}`, { origins: [paper.url] });
    return new Elsewhere(site, browser, paper, admin, made.id);
  }

  /** A story that the paper told the platform of, and the id of its thread. */
  async story(path: string, byline = 'By Conrad Duncan'): Promise<string> {
    const article = await this.admin.act<ArticleView>('POST', '/articles', { url: this.paper.url + path, headline: 'A story', byline, siteId: this.siteId });
    return article.mainThreadId;
  }

  person = (name: string): Promise<Person> => Person.register(this.site.url, name);

  /** Somebody of the newsroom. */
  async journalist(name: string): Promise<Person> {
    const person = await this.person(name);
    await this.admin.act('PUT', `/users/${person.id}/role`, { role: 'staff' });
    return person;
  }

  async open(path: string, options: BrowserContextOptions = {}): Promise<FrameReader> {
    const context = await openContext(this.browser, options);
    context.setDefaultTimeout(PATIENCE_MS);
    return FrameReader.in(context, this.paper.url + path);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.site.stop();
    await this.paper.close();
  }
}

/** Somebody who reads a discussion in the frame of a page of another origin. */
export class FrameReader {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly discussion: FrameLocator,
  ) {}

  /** Opens a page, and waits until its discussion can be worked with and hears what happens. */
  static async in(context: BrowserContext, address: string): Promise<FrameReader> {
    const page = await context.newPage();
    const reader = new FrameReader(context, page, page.frameLocator('[data-belowline-thread] iframe'));
    await reader.come(address);
    return reader;
  }

  async come(address: string): Promise<void> {
    const joined = heardLive(this.page);
    await this.page.goto(address);
    await this.page.locator('[data-belowline-thread]').scrollIntoViewIfNeeded();
    await joined;
  }

  reply = (text: string): Locator => replyIn(this.discussion, text);
  button = (name: string | RegExp, within: Locator | FrameLocator = this.discussion): Locator => within.getByRole('button', { name });
  link = (name: string): Locator => this.discussion.getByRole('link', { name, exact: true });

  /** The first words of each reply in the list, from the top down. */
  async listed(): Promise<string[]> {
    return this.discussion.locator('section > .replies > .reply > article > .body').allInnerTexts();
  }

  async register(name: string): Promise<void> {
    await this.discussion.locator('.who-bar').getByRole('button', { name: 'Register' }).click();
    await fillInAccount(this.discussion, name);
    await nameIn(this.discussion).waitFor();
  }
}
