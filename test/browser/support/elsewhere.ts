import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { ArticleView } from '#contract/articles';
import type { SiteView } from '#contract/sites';
import { openBrowser } from '../../support/browser.js';
import { startEverything, type Everything } from '../../support/everything.js';
import { Paper } from './paper.js';
import { ask, Person } from './people.js';
import { ReaderElsewhere } from './reader-elsewhere.js';

/** A paper of another origin, known to the platform as a site, and the admin who made it one. */
interface Founded {
  paper: Paper;
  admin: Person;
  siteId: string;
}

/** Founds such a paper. On `127.0.0.1` it is another site to a browser too; over http, only frames of one's own site have a log-in that lasts. */
export async function foundPaper(site: Everything, host: 'localhost' | '127.0.0.1' = 'localhost'): Promise<Founded> {
  const admin = await Person.logIn(site.url, site.logins.admin);
  const made = await admin.act<SiteView>('POST', '/sites', { name: 'Somebody else’s paper', origins: [] });
  const paper = await Paper.open(site.url, made.publicKey, host);
  await admin.act('PATCH', `/sites/${made.id}`, { origins: [paper.url] });
  return { paper, admin, siteId: made.id };
}

/** The thread under a page of such a paper, once somebody has opened it. */
export async function threadUnder(site: Everything, address: string): Promise<string> {
  return (await ask<ArticleView>(`${site.url}/api/v1/articles?url=${encodeURIComponent(address)}`)).mainThreadId;
}

/** A whole installation with a paper on another site, and stories in it. */
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
    const { paper, admin, siteId } = await foundPaper(site, '127.0.0.1');
    return new Elsewhere(site, browser, paper, admin, siteId);
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

  open = (path: string, options: BrowserContextOptions = {}): Promise<ReaderElsewhere> =>
    ReaderElsewhere.open(this.browser, this.paper.url + path, options);

  async stop(): Promise<void> {
    await this.browser.close();
    await this.site.stop();
    await this.paper.close();
  }
}
