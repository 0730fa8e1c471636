import type { SiteSettings } from '#contract/sites';
import type { ThreadModeration } from '#contract/threads';
import { insertArticle } from '#domain/articles/articles.store';
import type { Site } from '#domain/sites/site';
import { insertSite } from '#domain/sites/sites.store';
import { insertThread } from '#domain/threads/threads.store';
import type { TestApp } from '../support/test-app.js';

let made = 0;

export function makeSite(app: TestApp, settings: Partial<SiteSettings> = {}): Promise<Site> {
  const nr = ++made;
  return app.database.transaction((tx) =>
    insertSite(tx, { name: `Paper ${nr}`, origins: [`https://paper-${nr}.example`], settings, at: new Date() }),
  );
}

export interface MadeThread {
  id: string;
  articleId: string;
  url: string;
  site: Site;
}

/** An article with its main thread, on a site that is made along unless one is given. */
export async function makeThread(
  app: TestApp,
  traits: { site?: Site; moderation?: ThreadModeration; settings?: Partial<SiteSettings>; headline?: string } = {},
): Promise<MadeThread> {
  const site = traits.site ?? (await makeSite(app, traits.settings));
  const nr = ++made;
  const url = `${site.origins[0]}/story-${nr}`;
  return app.database.transaction(async (tx) => {
    const at = new Date();
    const description = { headline: traits.headline ?? `Story ${nr}`, standfirst: null, byline: null, section: null, publishedAt: null, imageUrl: null };
    const articleId = (await insertArticle(tx, { siteId: site.id, url, description, described: true, at })) ?? '';
    const thread = await insertThread(tx, { articleId, siteId: site.id, isMain: true, prompt: null, moderation: traits.moderation ?? 'post', closesAt: null, at });
    return { id: thread.id, articleId, url, site };
  });
}
