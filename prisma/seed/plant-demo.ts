import { DEMO_SITE_KEY, findStory } from '#demo/stories';
import { insertArticle, moveArticles } from '#domain/articles/articles.store';
import type { Passwords } from '#domain/identity/passwords';
import { insertUser } from '#domain/identity/users.store';
import { setWordLists } from '#domain/screening/words.store';
import { findSiteByPublicKey, insertSite, listSites, setSite } from '#domain/sites/sites.store';
import { insertThread } from '#domain/threads/threads.store';
import type { Database, Transaction } from '#platform/database/database';
import { demoThreads } from './demo/threads.js';
import { demoLogins, demoUsers } from './demo/users.js';
import { demoWords } from './demo/words.js';
import type { DemoThread } from './demo/shapes.js';
import { plantFollowing } from './plant-following.js';
import { plantThread } from './plant-thread.js';

/** Everybody in it has been here for a while: nobody is a newcomer. */
const JOINED = new Date('2021-05-03T09:00:00Z');

async function plantUsers(tx: Transaction, hashes: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, email, name, role } of [...demoLogins, ...demoUsers]) {
    const user = await insertUser(tx, { email, name, role, passwordHash: hashes.get(key) ?? null, at: JOINED });
    ids.set(key, user.id);
  }
  return ids;
}

async function plantStory(tx: Transaction, siteId: string, publicUrl: string, users: Map<string, string>, { path, replies }: DemoThread): Promise<void> {
  const story = findStory(path);
  if (!story) throw new Error(`The demonstration has no story at "${path}".`);
  const publishedAt = new Date(story.publishedAt);
  const { headline, standfirst, byline, section, imagePath } = story;
  const description = { headline, standfirst, byline, section, publishedAt, imageUrl: imagePath === null ? null : publicUrl + imagePath };
  const articleId = await insertArticle(tx, { siteId, url: `${publicUrl}/demo/${path}`, description, described: true, at: publishedAt });
  if (articleId === null) return;
  const thread = await insertThread(tx, { articleId, siteId, isMain: true, prompt: null, moderation: 'post', closesAt: null, at: publishedAt });
  await plantThread(tx, { threadId: thread.id, siteId, publishedAt, users, moderatorId: users.get('moderator') ?? '' }, replies);
}

/** A thousand statements: seconds on most machines, a minute on the slowest. */
const PLANTING_MS = 120_000;

/** The site moved with PUBLIC_URL: its pages and discussions go along. */
async function follow(tx: Transaction, publicUrl: string): Promise<void> {
  const site = await findSiteByPublicKey(tx, DEMO_SITE_KEY);
  const [from] = site?.origins ?? [];
  if (!site || from === undefined || site.origins.includes(publicUrl)) return;
  await moveArticles(tx, site.id, from, publicUrl);
  await setSite(tx, site.id, { ...site, origins: [publicUrl] });
}

/** Fills an empty database with a newspaper and its readers; in one that has sites, only keeps the demonstration reachable. */
export async function plantDemo(database: Database, passwords: Passwords, publicUrl: string): Promise<boolean> {
  const [anySite] = await listSites(database.client, { limit: 1, among: null });
  if (anySite) {
    await database.transaction((tx) => follow(tx, publicUrl));
    return (await findSiteByPublicKey(database.client, DEMO_SITE_KEY)) !== null;
  }
  const hashes = new Map<string, string>();
  for (const { key, password } of demoLogins) hashes.set(key, await passwords.hash(password));
  const plant = async (tx: Transaction): Promise<void> => {
    const users = await plantUsers(tx, hashes);
    const site = await insertSite(tx, { name: 'The Meridian', origins: [publicUrl], settings: {}, publicKey: DEMO_SITE_KEY, at: JOINED });
    await setWordLists(tx, { siteId: null, language: null }, { banned: [...demoWords.banned], suspect: [...demoWords.suspect] }, JOINED);
    for (const thread of demoThreads) await plantStory(tx, site.id, publicUrl, users, thread);
    await plantFollowing(tx, users, JOINED);
  };
  // Nobody else writes yet, and a small or busy machine takes longer over it than any request may.
  await database.client.$transaction(plant, { timeout: PLANTING_MS });
  return true;
}
