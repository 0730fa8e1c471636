import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { ReplyView } from '#contract/replies';
import type { ArticleView } from '#contract/articles';
import type { SessionAnswer } from '#contract/accounts';
import type { Login } from '../../support/everything.js';
import { ARTICLE } from './article.js';
import { PATIENCE_MS } from './eventually.js';

/** Names in other scripts leave nothing for an address. */
let registered = 0;

/** Somebody who is somewhere else and whose browser does not matter: what they do comes straight through the api. */
export class Person {
  private constructor(
    private readonly url: string,
    private readonly token: string,
    readonly id: string,
  ) {}

  static async register(url: string, name: string): Promise<Person> {
    const email = `${name.toLowerCase().replaceAll(' ', '.').replaceAll(/[^a-z.]/g, '')}.${(registered += 1)}@example.org`;
    return Person.enter(url, 'register', { email, password: 'a meadow of quiet violets', name });
  }

  static async logIn(url: string, { email, password }: Login): Promise<Person> {
    return Person.enter(url, 'login', { email, password });
  }

  private static async enter(url: string, verb: string, body: object): Promise<Person> {
    const answer = await ask<SessionAnswer>(`${url}/api/v1/auth/${verb}`, 'POST', body, { 'x-belowline': '1' });
    return new Person(url, answer.accessToken, answer.user.id);
  }

  post(threadId: string, body: string, parentId?: string): Promise<ReplyView> {
    return this.act('POST', `/threads/${threadId}/replies`, { body, ...(parentId ? { parentId } : {}) });
  }

  edit(replyId: string, body: string): Promise<ReplyView> {
    return this.act('PATCH', `/replies/${replyId}`, { body });
  }

  /** Tells the moderators of a reply, in words of one's own. */
  async report(replyId: string, note: string): Promise<void> {
    await this.act('POST', `/replies/${replyId}/reports`, { reason: 'other', note });
  }

  /** A moderator's decision on a reply as it is now. */
  async decide(replyId: string, decision: 'approve' | 'reject' | 'restore' | 'feature' | 'unfeature', revision: number): Promise<void> {
    await this.act('POST', `/moderation/replies/${replyId}/decisions`, { decision, revision, ...(decision === 'reject' ? { reason: 'abuse' } : {}) });
  }

  like(replyId: string): Promise<{ likeCount: number }> {
    return this.act('PUT', `/replies/${replyId}/like`);
  }

  /** Whatever else the api does for them. */
  act<Value>(method: string, path: string, body?: object): Promise<Value> {
    return ask<Value>(`${this.url}/api/v1${path}`, method, body, { authorization: `Bearer ${this.token}` });
  }
}

/** The thread under the demonstration's article. */
export async function mainThread(url: string, publicUrl = url): Promise<string> {
  const article = await ask<ArticleView>(`${url}/api/v1/articles?url=${encodeURIComponent(publicUrl + ARTICLE)}`);
  return article.mainThreadId;
}

/** Asks the api, again where it has no time just now, as any client does; anything but a yes in the end is an error that says what was answered. */
export async function ask<Value>(address: string, method = 'GET', body?: object, headers: Record<string, string> = {}): Promise<Value> {
  const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() } };
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const answer = await fetch(address, { method, headers, ...json });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text) as Value;
    const wait = Number(answer.headers.get('retry-after'));
    if (answer.status !== 503 || wait === 0 || Date.now() > end) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
    await after(wait * 1_000);
  }
}
