import type { SiteSettings } from '#contract/sites';
import type { Db, Transaction } from '#platform/database/database';
import { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { readSettings } from '#domain/sites/read-settings';
import type { Thread } from '#domain/threads/thread';
import { THREAD_ROW } from '#domain/threads/threads.store';
import type { Article } from './article.js';

const ARTICLE_COLUMNS = Prisma.sql`
  a.id, a.site_id AS "siteId", a.url, a.headline, a.standfirst, a.byline, a.section, a.published_at AS "publishedAt",
  a.image_url AS "imageUrl", a.described_at AS "describedAt", m.id AS "mainThreadId"`;

const WITH_MAIN_THREAD = Prisma.sql`FROM articles a JOIN threads m ON m.article_id = a.id AND m.is_main`;

async function findOne(db: Db, condition: Prisma.Sql): Promise<Article | null> {
  const [row] = await db.$queryRaw<Article[]>`SELECT ${ARTICLE_COLUMNS} ${WITH_MAIN_THREAD} WHERE ${condition}`;
  return row ?? null;
}

export const findArticle = (db: Db, id: string): Promise<Article | null> => findOne(db, Prisma.sql`a.id = ${id}::uuid`);

/** By its canonical address. */
export const findArticleByUrl = (db: Db, url: string): Promise<Article | null> => findOne(db, Prisma.sql`a.url = ${url}`);

/** What is known of an article besides where it is. */
export interface ArticleDescription {
  headline: string;
  standfirst: string | null;
  byline: string | null;
  section: string | null;
  publishedAt: Date | null;
  imageUrl: string | null;
}

export interface NewArticle {
  siteId: string;
  url: string;
  description: ArticleDescription;
  /** False while the headline is only a guess from the address. */
  described: boolean;
  at: Date;
}

/** Adds an article, unless its address has one: of any number at the same moment, one is told its new id. */
export async function insertArticle(tx: Transaction, article: NewArticle): Promise<string | null> {
  const { description } = article;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO articles (id, site_id, url, headline, standfirst, byline, section, published_at, image_url, described_at, created_at)
    VALUES (${newId(article.at)}::uuid, ${article.siteId}::uuid, ${article.url}, ${description.headline}, ${description.standfirst},
            ${description.byline}, ${description.section}, ${description.publishedAt}, ${description.imageUrl},
            ${article.described ? article.at : null}, ${article.at})
    ON CONFLICT (url) DO NOTHING RETURNING id`;
  return row?.id ?? null;
}

export async function setArticle(tx: Db, id: string, description: Partial<ArticleDescription>, at: Date): Promise<void> {
  await tx.article.update({ where: { id }, data: { ...description, describedAt: at }, select: { id: true } });
}

/** The number of published replies in all threads of the articles at these canonical addresses, and the threads that were counted, each with its last event. */
export async function countRepliesByUrl(db: Db, urls: string[]): Promise<{ counts: Map<string, number>; threads: Map<string, number> }> {
  const rows = await db.$queryRaw<{ url: string; count: number; id: string; seq: number }[]>`
    SELECT a.url, t.reply_count AS count, t.id, t.seq FROM articles a JOIN threads t ON t.article_id = a.id WHERE a.url = ANY(${urls})`;
  const counts = new Map<string, number>();
  for (const { url, count } of rows) counts.set(url, (counts.get(url) ?? 0) + count);
  return { counts, threads: new Map(rows.map(({ id, seq }) => [id, seq])) };
}

/** A thread with the settings of the site that it is on; null when there is no such thread. */
export async function findThreadWithSettings(db: Db, threadId: string): Promise<{ thread: Thread; siteId: string; settings: SiteSettings } | null> {
  const [row] = await db.$queryRaw<(Thread & { settings: string })[]>`
    SELECT ${THREAD_ROW}, s.settings::text AS settings FROM threads t JOIN sites s ON s.id = t.site_id WHERE t.id = ${threadId}::uuid`;
  if (!row) return null;
  const { settings, ...thread } = row;
  const ofSite = readSettings(settings);
  return { thread, siteId: thread.siteId, settings: { ...ofSite, linksBeforeHold: thread.linksBeforeHold ?? ofSite.linksBeforeHold } };
}

/** A thread and the article that it is under, in few words. */
export interface Place {
  article: { id: string; headline: string; url: string };
  thread: { id: string; prompt: string | null };
}

/** The article that each of these threads is under. */
export async function listArticlesOfThreads(db: Db, threadIds: string[]): Promise<Map<string, { id: string; headline: string; url: string }>> {
  const rows = await db.$queryRaw<{ threadId: string; id: string; headline: string; url: string }[]>`
    SELECT t.id AS "threadId", a.id, a.headline, a.url FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = ANY(${threadIds}::uuid[])`;
  return new Map(rows.map(({ threadId, ...article }) => [threadId, article]));
}

/** Where each of these threads is, as a history says it: its article, and what it asks. */
export async function listPlacesOfThreads(db: Db, threadIds: string[]): Promise<Map<string, Place>> {
  const rows = await db.$queryRaw<{ id: string; prompt: string | null; articleId: string; headline: string; url: string }[]>`
    SELECT t.id, t.prompt, a.id AS "articleId", a.headline, a.url FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = ANY(${threadIds}::uuid[])`;
  return new Map(rows.map(({ id, prompt, articleId, headline, url }) => [id, { article: { id: articleId, headline, url }, thread: { id, prompt } }]));
}

/** A site moved to another origin: its articles keep their discussions. */
export async function moveArticles(tx: Transaction, siteId: string, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE articles SET url = ${to}::text || substr(url, length(${from}::text) + 1) WHERE site_id = ${siteId}::uuid AND starts_with(url, ${`${from}/`}::text)`;
}
