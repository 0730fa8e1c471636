import { HOST } from '../../../bench/stage/ports.js';

interface Account {
  accessToken: string;
}

/** Somebody with the cookie that a browser keeps, whose requests may go to another node each time, as behind a balancer. */
export class Browser {
  token = '';
  private cookie = '';

  /** Another browser with the same cookie: an older one that has not heard of what this one did since. */
  twin(): Browser {
    return Object.assign(new Browser(), { token: this.token, cookie: this.cookie });
  }

  async register(port: number, name: string): Promise<number> {
    return this.enter(port, 'register', { email: `${name}@clock.test`, name: `Clock ${name}`, password: 'a long password, and a clock' });
  }

  async refresh(port: number): Promise<number> {
    return this.enter(port, 'refresh', {});
  }

  async ask(port: number, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const answer = await fetch(`http://${HOST}:${port}/api/v1${path}`, { headers, ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  private async enter(port: number, door: string, body: object): Promise<number> {
    const headers = { 'content-type': 'application/json', 'x-belowline': '1', cookie: this.cookie };
    const answer = await fetch(`http://${HOST}:${port}/api/v1/auth/${door}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = (await answer.json()) as Account;
    if (!answer.ok) return answer.status;
    this.token = said.accessToken;
    this.cookie = answer.headers.getSetCookie().map((each) => each.slice(0, each.indexOf(';'))).join('; ');
    return answer.status;
  }
}
