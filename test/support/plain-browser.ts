import { Parser } from 'htmlparser2';

/** What a browser without scripts sees: a page's forms, with everything that would be sent with them. */
export interface SeenForm {
  action: string;
  fields: Record<string, string>;
}

export interface Seen {
  status: number;
  /** Where the last redirect led; the address asked for where there was none. */
  path: string;
  text: string;
  headers: Headers;
  forms: SeenForm[];
}

/** The forms of a page as a browser would fill them in again: hidden fields, typed ones, what is chosen. */
function formsOf(html: string): SeenForm[] {
  const forms: SeenForm[] = [];
  let area: string | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      const form = forms.at(-1);
      if (name === 'form') forms.push({ action: attributes['action'] ?? '', fields: {} });
      const key = attributes['name'];
      if (!form || key === undefined) return;
      if (name === 'input' && (attributes['type'] !== 'radio' || attributes['checked'] !== undefined)) form.fields[key] = attributes['value'] ?? '';
      if (name === 'textarea') {
        area = key;
        form.fields[key] = '';
      }
    },
    ontext(text) {
      const form = forms.at(-1);
      if (form && area !== undefined) form.fields[area] += text;
    },
    onclosetag(name) {
      const form = forms.at(-1);
      if (name !== 'textarea' || area === undefined || !form) return;
      form.fields[area] = (form.fields[area] ?? '').replace(/^\n/, '');
      area = undefined;
    },
  });
  parser.end(html);
  // What needs scripts to be sent has no address, and is not shown without them.
  return forms.filter(({ action }) => action !== '');
}

/** A browser without scripts: keeps its cookies, sends forms and follows redirects. */
export class PlainBrowser {
  readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  async open(path: string): Promise<Seen> {
    return this.ask(path, { headers: {} });
  }

  /** Sends a form of a page, with what was typed into it; the headers are what a browser says of where it was sent from. */
  async send(form: SeenForm, typed: Record<string, string> = {}, headers: Record<string, string> = { origin: this.url, 'sec-fetch-site': 'same-origin' }): Promise<Seen> {
    const body = new URLSearchParams({ ...form.fields, ...typed });
    return this.ask(form.action, { method: 'POST', body, headers });
  }

  private async ask(path: string, init: { method?: string; body?: URLSearchParams; headers: Record<string, string> }): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.url), { ...init, redirect: 'manual', headers: { ...init.headers, accept: 'text/html', ...(cookie === '' ? {} : { cookie }) } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) return this.ask(location, { headers: {} });
    const text = await answer.text();
    return { status: answer.status, path, text, headers: answer.headers, forms: formsOf(text) };
  }
}

const PASSWORD = 'a meadow of quiet violets';
let made = 0;

/** Somebody new, as they fill in the form. */
export const newcomer = () => {
  made += 1;
  return { who: 'new', email: `plain-${made}@example.org`, password: PASSWORD, name: `Plain Reader ${made}` };
};

/** The form of a page that needs no script. */
export const formOf = (seen: Seen): SeenForm => {
  const [form] = seen.forms;
  if (!form) throw new Error(`There is no form: ${seen.text}`);
  return form;
};
