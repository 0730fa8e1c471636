/**
 * Takes the README's pictures of a started site, so that they can be taken again: `npm run pictures -- <address>`.
 * It writes nothing into the discussion that it photographs.
 */
import { mkdirSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const FOLDER = 'docs/images';
const site = process.argv[2] ?? 'http://localhost:3000';
const moderator = { email: 'moderator@example.org', password: 'demo-moderator-valley' };
const seen: BrowserContextOptions = { viewport: { width: 1280, height: 960 }, colorScheme: 'light', locale: 'en-GB' };

/** The discussion under the article, from its heading down. */
async function takeDiscussion(page: Page): Promise<void> {
  await page.goto(`${site}/demo/world/asia/who-is-ahmad-massoud`);
  await page.locator('#discussion').scrollIntoViewIfNeeded();
  const discussion = page.frameLocator('#discussion iframe');
  await discussion.locator('html.ready time[title]').first().waitFor();
  await discussion.getByRole('link', { name: 'Newest first' }).click();
  await page.evaluate(`document.querySelector('#discussion').scrollIntoView({ behavior: 'instant' })`);
  await page.screenshot({ path: `${FOLDER}/discussion.png` });
}

/** The queue, with a reported reply open. */
async function takeConsole(page: Page): Promise<void> {
  await page.goto(`${site}/console#/queue/reported`);
  await page.getByLabel('E-mail address').fill(moderator.email);
  await page.getByLabel('Password').fill(moderator.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('list', { name: 'Replies in this queue' }).getByRole('button').first().click();
  await page.locator('.reply-detail .neighbour, .reply-detail .answers').first().waitFor();
  await page.screenshot({ path: `${FOLDER}/console.png` });
}

async function take(browser: Browser, picture: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(seen);
  await picture(await context.newPage());
  await context.close();
}

mkdirSync(FOLDER, { recursive: true });
const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true });
await take(browser, takeDiscussion);
await take(browser, takeConsole);
await browser.close();
