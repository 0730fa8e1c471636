import { describe, expect, it } from '@jest/globals';
import { Api } from './api.js';
import { Session, type Neighbours } from './session.js';

type News = 'in' | 'out';

/** Two frames of one browser, over one pretended server. */
function makeBrowser(answers: Record<string, () => { status: number; body: unknown }>) {
  const asked: { path: string; authorization: string | null }[] = [];
  const ears: ((news: News) => void)[] = [];
  let said: News = 'out';
  const fetcher = (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace('/api/v1', '');
    asked.push({ path, authorization: new Headers(init.headers).get('Authorization') });
    const answer = answers[path]?.() ?? { status: 404, body: { code: 'route.absent', status: 404 } };
    return Promise.resolve(
      new Response(answer.status === 204 ? null : JSON.stringify(answer.body), { status: answer.status }),
    );
  };
  const open = () => {
    const own = ears.length;
    const neighbours: Neighbours = {
      tell: (news) => {
        said = news;
        ears.forEach((hear, ear) => ear !== own && hear(news));
      },
      anybody: () => said === 'in',
      listen: (hear) => void ears.push(hear),
    };
    const api = new Api(fetcher);
    return { api, session: new Session(api, neighbours) };
  };
  return { asked, open };
}

const signedIn = () => ({
  status: 200,
  body: { user: { id: 'u', name: 'Ada' }, accessToken: 'token', expiresIn: 600 },
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a session', () => {
  it('is the same in every frame of a browser: in together, out together', async () => {
    const browser = makeBrowser({
      '/auth/login': signedIn,
      '/auth/refresh': signedIn,
      '/auth/logout': () => ({ status: 204, body: null }),
    });
    const [first, second] = [browser.open(), browser.open()];
    await first.session.logIn({ email: 'a@example.org', password: 'secret' });
    await settled();
    expect(second.session.user?.name).toBe('Ada');
    await second.session.logOut();
    expect([first.session.user, first.api.token]).toEqual([null, null]);
  });

  it('is looked for where there may be one, and nowhere else', async () => {
    const browser = makeBrowser({ '/auth/login': signedIn, '/auth/refresh': signedIn });
    const first = browser.open();
    await first.session.begin();
    expect(browser.asked).toEqual([]);
    await first.session.logIn({ email: 'a@example.org', password: 'secret' });
    const reloaded = browser.open();
    await reloaded.session.begin();
    expect(reloaded.session.user?.name).toBe('Ada');
    // Whoever is logged in keeps a timer.
    [first, reloaded].forEach(({ session }) => session.ended());
  });

  it('is nobody where there is no log-in to renew', async () => {
    const refused = () => ({ status: 401, body: { code: 'session.absent', status: 401 } });
    const { session } = makeBrowser({ '/auth/refresh': refused }).open();
    await session.renew();
    expect(session.user).toBeNull();
  });

  it('stays out when the answer to a renewal comes after the log-out, and is in again with the next log-in', async () => {
    const late: (() => void)[] = [];
    const answer = (path: string): Response => new Response(path.endsWith('logout') ? null : JSON.stringify(signedIn().body), { status: path.endsWith('logout') ? 204 : 200 });
    const api = new Api((path) => (path.endsWith('refresh') ? new Promise((resolve) => late.push(() => resolve(answer(path)))) : Promise.resolve(answer(path))));
    const hears: ((news: News) => void)[] = [];
    const session = new Session(api, { tell: () => undefined, anybody: () => true, listen: (hear) => void hears.push(hear) });
    await session.logIn({ email: 'a@example.org', password: 'secret' });
    const renewing = session.renew();
    await session.logOut();
    // Somebody logs in next door before that answer is here: it is asked for anew.
    hears.forEach((hear) => hear('in'));
    expect(late).toHaveLength(2);
    late[0]?.();
    await renewing;
    expect([session.user, api.token]).toEqual([null, null]);
    late[1]?.();
    await settled();
    expect([session.user?.name, api.token]).toEqual(['Ada', 'token']);
    session.ended();
  });

  it('renews a token that has run out and asks again', async () => {
    let tries = 0;
    const mine = () =>
      (tries += 1) === 1
        ? { status: 401, body: { code: 'token.invalid', status: 401 } }
        : { status: 200, body: { fine: true } };
    const browser = makeBrowser({ '/me': mine, '/auth/refresh': signedIn });
    const { api, session } = browser.open();
    [api.token, api.owner] = ['old', 'u'];
    expect(await api.call('/me')).toEqual({ ok: true, value: { fine: true } });
    expect(browser.asked.map(({ authorization }) => authorization)).toEqual(['Bearer old', null, 'Bearer token']);
    session.ended();
  });

  it('sends nothing that one reader wrote as another, who has logged in to the browser since', async () => {
    const browser = makeBrowser({
      '/threads/t/replies': () => ({ status: 401, body: { code: 'token.invalid', status: 401 } }),
      '/auth/refresh': signedIn,
    });
    const { api, session } = browser.open();
    [api.token, api.owner] = ['of somebody else', 'v'];
    session.user = { id: 'v', name: 'Vera' } as Session['user'];
    const told: (string | undefined)[] = [];
    session.subscribe(() => told.push(session.user?.name));
    const call = { method: 'POST', body: { body: 'Said by Vera.' } } as const;
    expect(await api.call('/threads/t/replies', call)).toMatchObject({ ok: false, problem: { code: 'token.invalid' } });
    expect(browser.asked.map(({ path }) => path)).toEqual(['/threads/t/replies', '/auth/refresh']);
    expect(told).toEqual(['Ada']);
    expect(await api.call('/threads/t/replies', { ...call, by: 'v' })).toEqual({ ok: false, problem: null });
    expect(browser.asked).toHaveLength(2);
    session.ended();
  });

  it('stays when the server cannot be reached', async () => {
    const api = new Api(() => Promise.reject(new TypeError('offline')));
    const session = new Session(api, { tell: () => undefined, anybody: () => true, listen: () => undefined });
    session.user = { id: 'u', name: 'Ada' } as Session['user'];
    await session.renew();
    expect(session.user?.name).toBe('Ada');
    session.ended();
  });
});
