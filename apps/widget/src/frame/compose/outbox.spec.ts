import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Api } from '../account/api.js';
import type { DraftStorage } from './draft.js';
import { Outbox, type Sent, type Waiting } from './outbox.js';

/** A server that knows keys, as ours does, and can be out of reach before or after it did something. */
class Server {
  readonly replies = new Map<string, { id: string; body: string }>();
  reach: 'yes' | 'no' | 'lost-answer' = 'yes';
  private readonly byKey = new Map<string, { body: string; id: string }>();

  answer = (url: string, init: RequestInit): Promise<Response> => {
    if (this.reach === 'no') return Promise.reject(new TypeError('Failed to fetch'));
    const response = this.act(url, init);
    return this.reach === 'lost-answer' ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(response);
  };

  private act(url: string, { method, body, headers }: RequestInit): Response {
    const no = (status: number, code: string) => new Response(JSON.stringify({ status, code }), { status });
    const text = body === undefined ? '' : (JSON.parse(body as string) as { body: string }).body;
    const id = url.split('/').at(-1) ?? '';
    if (method === 'PATCH') this.replies.set(id, { id, body: text });
    if (method === 'DELETE') this.replies.delete(id);
    if (method !== 'POST') return new Response(JSON.stringify({ id, body: text }));
    const key = (headers as Record<string, string>)['Idempotency-Key'] ?? '';
    const known = this.byKey.get(key);
    if (known && known.body !== text) return no(422, 'idempotency.mismatch');
    if (text === '' || text.includes('badword')) return no(422, 'reply.refused');
    const reply = known ?? { id: `r${this.byKey.size + 1}`, body: text };
    this.byKey.set(key, reply);
    if (!known) this.replies.set(reply.id, reply);
    return new Response(JSON.stringify(reply), { status: 201 });
  }
}

describe('the outbox', () => {
  let server: Server;
  let storage: DraftStorage;
  let now: number;
  let sent: Sent[];
  const open = (by: string | null = 'me'): Outbox => {
    const api = new Api(server.answer);
    [api.token, api.owner] = ['token', by];
    const outbox = new Outbox(api, storage, () => now);
    outbox.start(
      () => undefined,
      (each) => sent.push(each),
    );
    outbox.belongsTo(by);
    return outbox;
  };
  const waiting = (body: string, change: Partial<Waiting> = {}): Waiting => ({
    key: `key of ${body}`,
    by: 'me',
    threadId: 't',
    parentId: null,
    body,
    sent: [body],
    at: now,
    ...change,
  });
  const texts = () => [...server.replies.values()].map(({ body }) => body);
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    const kept = new Map<string, string>();
    storage = {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    };
    Object.assign(globalThis, { addEventListener: () => undefined });
    [server, now, sent] = [new Server(), 1_000_000, []];
    server.reach = 'no';
  });
  afterEach(() => void jest.useRealTimers());

  it('sends what waits when the server is back, in order, through a reload', async () => {
    const outbox = open();
    outbox.add(waiting('one'));
    outbox.add(waiting('two'));
    await pass(120_000);
    expect([texts(), outbox.list().length]).toEqual([[], 2]);
    server.reach = 'yes';
    open();
    await pass(0);
    expect([texts(), open().list()]).toEqual([['one', 'two'], []]);
  });

  it('makes one reply of it when the answer was lost, however often', async () => {
    const outbox = open();
    server.reach = 'lost-answer';
    outbox.add(waiting('once'));
    await pass(30_000);
    server.reach = 'yes';
    await pass(120_000);
    expect([texts(), sent]).toEqual([['once'], [{ key: 'key of once', reply: { id: 'r1', body: 'once' } }]]);
  });

  it.each(['no', 'lost-answer'] as const)('takes a change for the same reply (first try: %s)', async (first) => {
    const outbox = open();
    server.reach = first;
    outbox.add(waiting('draft'));
    await pass(3_000);
    server.reach = 'lost-answer';
    outbox.change('key of draft', 'better');
    await pass(100);
    outbox.change('key of draft', 'best');
    server.reach = 'yes';
    await pass(120_000);
    expect([texts(), outbox.list()]).toEqual([['best'], []]);
  });

  it.each(['no', 'lost-answer'] as const)('leaves nothing of what was taken back (first try: %s)', async (first) => {
    const outbox = open();
    server.reach = first;
    outbox.add(waiting('never mind'));
    await pass(3_000);
    outbox.takeBack('key of never mind');
    server.reach = 'yes';
    await pass(120_000);
    expect([texts(), outbox.list()]).toEqual([[], []]);
  });

  it('keeps what is refused until its author has changed it', async () => {
    const outbox = open();
    server.reach = 'yes';
    outbox.add(waiting('a badword'));
    await pass(3_000);
    expect(outbox.list()[0]?.refused?.code).toBe('reply.refused');
    outbox.change('key of a badword', 'a good word');
    await pass(0);
    expect([texts(), outbox.list()]).toEqual([['a good word'], []]);
  });

  it('sends nothing of somebody else', async () => {
    open().add(waiting('mine'));
    server.reach = 'yes';
    const other = open('somebody else');
    await pass(500);
    expect([other.list(), texts()]).toEqual([[], []]);
  });

  it('asks before it sends what has waited longer than the server knows a key, and waits while it is being changed', async () => {
    const outbox = open();
    outbox.add(waiting('old'));
    outbox.add(waiting('held'));
    outbox.hold('key of held');
    now += 24 * 3_600_000;
    server.reach = 'yes';
    await pass(120_000);
    expect([texts(), outbox.list().map((each) => outbox.isStopped(each))]).toEqual([[], [true, true]]);
    outbox.again('key of old');
    await pass(0);
    expect(texts()).toEqual(['old']);
  });
});
