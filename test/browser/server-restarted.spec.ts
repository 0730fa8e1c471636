import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.js';
import { interrupt, startEverything, type Everything } from '../support/everything.js';
import { ArticleReader, countIn } from './support/article.js';
import { eventually } from './support/eventually.js';
import { mainThread, Person } from './support/people.js';

let site: Everything;
let browser: Browser;
let reader: ArticleReader;

beforeAll(async () => {
  [site, browser] = await Promise.all([startEverything(), openBrowser()]);
  reader = await ArticleReader.open(browser, site.url);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a server that is started anew', () => {
  it('is told of quietly, and followed again without a reload or a gap', async () => {
    const { discussion, page } = reader;
    const notice = discussion.locator('.line-note', { hasText: 'The live connection is interrupted.' });
    const frame = page.frames().find((each) => each.url().includes('/frame?'));
    await frame?.evaluate('window.stillHere = true');
    const before = await countIn(discussion);
    await discussion.getByLabel('Your reply').fill('Half a thought,');

    await interrupt(site.process);
    await notice.waitFor();
    // It is written over what is being read, which does not move.
    expect(await discussion.getByLabel('Your reply').inputValue()).toBe('Half a thought,');

    site = await startEverything({ PORT: new URL(site.url).port }, site.folder);
    const author = await Person.register(site.url, 'Karim Noori');
    const thread = await mainThread(site.url);
    await author.post(thread, 'Said before the wire was back, or after: nobody can tell.');
    await notice.waitFor({ state: 'detached', timeout: 30_000 });
    await author.post(thread, 'And one more.');
    await eventually(async () => expect(await countIn(discussion)).toBe(before + 2));
    await reader.showNew();
    await reader.reply('Said before the wire was back').waitFor();
    await reader.reply('And one more.').waitFor();
    expect(await frame?.evaluate('window.stillHere')).toBe(true);
    expect(await discussion.getByLabel('Your reply').inputValue()).toBe('Half a thought,');
  });
});
