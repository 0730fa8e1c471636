import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReplyView } from '#contract/replies';
import { foldForSearch } from '#domain/replies/search-fold';
import { makeReply } from '../make/reply.js';
import { makeThread } from '../make/thread.js';
import { makeUser } from '../make/user.js';
import { TestApp } from '../support/test-app.js';

describe('search in a thread', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start({ STAFF_PROOF: 'off' })));
  afterAll(() => app.stop());

  const search = (threadId: string, q: string, more = '') => app.ask('get', `/threads/${threadId}/search?q=${encodeURIComponent(q)}${more}`);
  const found = async (threadId: string, q: string) => ((await search(threadId, q)).body.items as ReplyView[]).map(({ id }) => id);

  it('finds words in any language, however they were typed, and nothing of other threads', async () => {
    const [thread, other] = [await makeThread(app), await makeThread(app)];
    const say = async (body: string, threadId = thread.id) => (await makeReply(app, threadId, { body })).id;
    const french = await say('Le café de la Gare est fermé.');
    const persian = await say('من کتاب‌های احمد مسعود را می‌خوانم');
    const arabic = await say('قرأتُ كتابَ أحمد عن السَّلام');
    const japanese = await say('東京タワーに行きたいです');
    const thai = await say('ฉันชอบอ่านหนังสือพิมพ์ทุกเช้า');
    const turkish = await say('IĞDIR ve İstanbul arasında');
    const german = await say('Die Straße zum Fluß');
    const wide = await say('ＮＥＷＳＲＯＯＭ ２０２６');
    await say('Le café de la Gare, ailleurs.', other.id);
    const table = [
      ['CAFE', french], ['ferm', french], ['"cafe de la gare"', french], ['احمد مسعود', persian], ['كتابهاي', persian], ['کتاب احمد', arabic], ['سلام', null],
      ['السلام', arabic], ['タワー', japanese], ['京東', null], ['หนังสือพิมพ์', thai], ['istanbul', turkish], ['ığdır', turkish], ['strasse', german], ['fluss', german],
      ['newsroom 2026', wide], ['gare cafe', french], ['"gare cafe"', null], ['nowhere', null],
    ] as const;
    for (const [q, id] of table) expect([q, await found(thread.id, q)]).toEqual([q, id === null ? [] : [id]]);
    expect(await found(thread.id, 'احمد')).toEqual([arabic, persian]);
  });

  it('marks what was found, in the text and nowhere else, and says whom it answers', async () => {
    const thread = await makeThread(app);
    const top = await makeReply(app, thread.id, { body: 'The harbour was closed.' });
    const answer = await makeReply(app, thread.id, { body: 'See [the harbour](https://example.org/harbour) <b>harbour</b>', parentId: top.id });
    const { items } = (await search(thread.id, 'Harbour')).body as { items: ReplyView[] };
    expect(items[0]).toMatchObject({ id: answer.id, depth: 1, body: answer.body, inAnswerTo: { id: top.by.id } });
    expect(items[0]?.html).toBe('<p>See <a href="https://example.org/harbour" rel="ugc nofollow noopener">the <mark>harbour</mark></a> &lt;b&gt;<mark>harbour</mark>&lt;/b&gt;</p>');
    expect(items[1]).toMatchObject({ id: top.id, html: '<p>The <mark>harbour</mark> was closed.</p>', inAnswerTo: null });
  });

  it('knows a text as it is now, and only while it can be read', async () => {
    const thread = await makeThread(app, { settings: { linksBeforeHold: 0 } });
    const moderator = await makeUser(app, { role: 'moderator' });
    const reply = await makeReply(app, thread.id, { body: 'An umbrella.' });
    await app.ask('patch', `/replies/${reply.id}`, reply.by).send({ body: 'A parasol.' });
    expect([await found(thread.id, 'umbrella'), await found(thread.id, 'parasol')]).toEqual([[], [reply.id]]);
    const held = await makeReply(app, thread.id, { body: 'A parasol at https://example.org/' });
    expect([held.status, await found(thread.id, 'parasol')]).toEqual(['held', [reply.id]]);
    await app.ask('post', `/moderation/replies/${reply.id}/decisions`, moderator).send({ decision: 'reject', revision: 2, reason: 'spam' });
    expect(await found(thread.id, 'parasol')).toEqual([]);
  });

  it('comes in pages, newest first, each reply once', async () => {
    const thread = await makeThread(app);
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) ids.push((await makeReply(app, thread.id, { body: `Lighthouse number ${count}.` })).id);
    const first = (await search(thread.id, 'lighthouse', '&limit=4')).body;
    await makeReply(app, thread.id, { body: 'A lighthouse in between.' });
    const second = (await search(thread.id, 'lighthouse', `&limit=4&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items].map(({ id }: ReplyView) => id)).toEqual(ids.reverse());
    expect(second.next).toBeNull();
    expect((await search(thread.id, 'lighthouse', '&cursor=bm93aGVyZQ')).status).toBe(422);
  });

  it('has at most twenty replies in a page, whatever was asked for', async () => {
    const thread = await makeThread(app);
    const author = await makeUser(app, { role: 'moderator' });
    for (let count = 0; count < 22; count += 1) await makeReply(app, thread.id, { author, body: `${'é '.repeat(2_400)} ${count}` });
    const first = await search(thread.id, `"${'é '.repeat(90)}`, '&limit=100');
    expect([first.status, first.body.items.length]).toEqual([200, 20]);
    expect(first.body.items[0].html).toContain('<mark>é</mark> <mark>é</mark>');
    const second = await search(thread.id, `"${'é '.repeat(90)}`, `&limit=100&cursor=${first.body.next}`);
    expect([second.body.items.length, second.body.next]).toEqual([2, null]);
  });

  it('knows of letters that are many only so many, and all of the longest text of an alphabet', async () => {
    const thread = await makeThread(app);
    const viet = await makeReply(app, thread.id, { body: `${'ệ'.repeat(4_990)} cuối` });
    expect(await found(thread.id, 'cuoi')).toEqual([viet.id]);
    const many = await makeReply(app, thread.id, { body: '\uFDFA'.repeat(5_000) });
    expect(await found(thread.id, 'صلى الله')).toEqual([many.id]);
    const [{ letters }] = await app.database.client.$queryRaw<[{ letters: number }]>`SELECT length(fold_letters(repeat(U&'\\FDFA', 5000))) AS letters`;
    expect(letters).toBeLessThanOrEqual(16_384);
  });

  it('takes anything that somebody could type', async () => {
    const thread = await makeThread(app);
    await makeReply(app, thread.id, { body: 'a & b | !c <-> (d) :* \' \\ %_ "quoted"' });
    const hostile = ["'", '"', '\\', "' OR 1=1 --", 'a & | !', ':*', '<->', '((((', '%_%', '\u202e\u200b', '😀', 'a:*b', '!', '"', '" "', '«', "a'b", 'z\u0301'.repeat(90), '東'.repeat(200), 'x'.repeat(200)];
    for (const q of hostile) expect([q, (await search(thread.id, q)).status]).toEqual([q, 200]);
    for (const q of ['', '\u0000']) expect((await search(thread.id, q)).status).toBe(422);
    expect((await search(thread.id, 'x'.repeat(201))).status).toBe(422);
    expect((await search(thread.id, 'a', '&sort=best')).status).toBe(422);
    expect((await search('01990000-0000-7000-8000-00000000dead', 'a')).body.code).toBe('thread.absent');
  });

  it('folds in the database as it folds for marking', async () => {
    const texts = [
      'Crème BRÛLÉE, naïve! ﬁne ½ ㎏ ①', 'می‌خواهم كتابـــهای مُحَمَّد أ إ آ ئ ؤ ة ى ٱ ۀ ھ ې ۍ ګ', '東京タワーに行く。ガ゛ ｶﾞ', 'ไปไหนมา ລາວ မြန်မာ ភាសាខ្មែរ', 'İstanbul ISPARTA ısı', 'Straße Œuvre Þing đ ø ł ΣΑΣ ς',
      'क्षेत्रीय नहीं', '한국어 검색', '😀🎉👩‍👩‍👧 a_b <script> ‹› €5 x=1', '۱۲۳ ٤٥٦', 'ёлка Й ѐ', 'שָׁלוֹם', 'zalgo z̸̢̛̗̙a̷͓l̵g̷o', '\u202ertl\u202c \u2028 \u00a0 \u3000 \ufeff', 'ǅ Ǆ ǆ Ａ Ｂ', 'ἀρχή', 'Ǖ ẞ', 'ﷺ ﷲ', 'a\tb\nc',
    ];
    const rows = await app.database.client.$queryRaw<{ folded: string }[]>`SELECT search_fold(t) AS folded FROM unnest(${texts}::text[]) WITH ORDINALITY AS x(t, n) ORDER BY n`;
    expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldForSearch));
  });

  it('uses its index, which knows the thread', async () => {
    const thread = await makeThread(app);
    await makeReply(app, thread.id, { body: 'Explained.' });
    const plan = await app.database.client.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRawUnsafe<Record<string, string>[]>(`EXPLAIN SELECT reply_id FROM reply_words WHERE words @@ ('''${thread.id}'''::tsquery && to_tsquery('simple', 'expl:*'))`);
    });
    expect(JSON.stringify(plan)).toContain('reply_words_search');
  });
});
