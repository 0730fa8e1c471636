import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer } from 'smtp-server';

/**
 * How the mail server takes what comes: `later` and `refuse` answer 4xx and 5xx to the recipient, `later-after-text` 4xx when it has the
 * text; `hang` never greets; `cut` takes the whole text and breaks the line without an answer.
 */
export type SmtpMood = 'accept' | 'later' | 'refuse' | 'later-after-text' | 'hang' | 'cut';

/** A message as it arrived. */
export interface ArrivedMail {
  to: string[];
  raw: string;
  headers: Record<string, string>;
  /** Its plain part, decoded. */
  text: string;
  html: string;
}

const answer = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

async function readAll(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** Undoes quoted-printable or base64 (RFC 2045, section 6). */
function decode(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString();
  if (!/quoted-printable/i.test(encoding)) return body;
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

function headersOf(head: string): Record<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
}

/** One kind of a message's parts; every message here has one of each. */
function partOf(raw: string, type: string): string {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  for (const part of raw.split(`--${boundary}`)) {
    const at = part.search(/\r?\n\r?\n/);
    const headers = headersOf(part.slice(0, at).trim());
    if (headers['content-type']?.startsWith(type)) return decode(part.slice(at).trim(), headers['content-transfer-encoding'] ?? '').replaceAll('\r\n', '\n');
  }
  return '';
}

/** A real mail server on a port of its own, in whatever mood a test wants. */
export class TestSmtp {
  mood: SmtpMood = 'accept';
  readonly arrived: ArrivedMail[] = [];
  /** How many came with a text, whatever they were answered. */
  texts = 0;
  connections = 0;
  /** Texts that are on their way, and whose answer is. */
  private receiving = 0;
  private readonly waiting = new Set<() => void>();
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_, done) => {
        this.connections += 1;
        this.changed();
        // Silence is a server that accepts the line and never greets.
        if (this.mood !== 'hang') done();
      },
      onRcptTo: ({ address }, _, done) => done(this.mood === 'refuse' ? answer(550, `Nobody called ${address} here`) : this.mood === 'later' ? answer(451, 'Try again later') : undefined),
      onData: (stream, session, done) => {
        // Whoever gives back a letter breaks the line in the middle of it.
        stream.once('error', () => undefined);
        this.receiving += 1;
        void readAll(stream).then((raw) => {
          this.texts += 1;
          const to = session.envelope.rcptTo.map(({ address }) => address);
          if (this.mood === 'accept') {
            this.arrived.push({ to, raw, headers: headersOf(raw.slice(0, raw.search(/\r?\n\r?\n/))), text: partOf(raw, 'text/plain'), html: partOf(raw, 'text/html') });
            done();
          } else if (this.mood === 'cut') this.cut();
          else done(answer(451, 'Try again later'));
        }, () => undefined).finally(() => {
          this.receiving -= 1;
          this.changed();
        });
      },
    });
    // A line that we cut ourselves is no news.
    this.server.on('error', () => undefined);
  }

  /** On a port of its own, unless it is named. */
  static async start(port = 0): Promise<TestSmtp> {
    const smtp = new TestSmtp();
    const listening = smtp.server.listen(port, '127.0.0.1');
    await once(listening, 'listening');
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string): ArrivedMail[] {
    return this.arrived.filter((mail) => mail.to.includes(address));
  }

  /** Resolves as soon as something holds; looked at whenever something came. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((again) => this.waiting.add(again));
  }

  /** The newest message to an address about something, as soon as it is there. */
  async next(address: string, subject: string): Promise<ArrivedMail> {
    const find = () => this.to(address).filter((mail) => mail.html.includes(`<title>${subject}</title>`)).at(-1);
    await this.until(() => find() !== undefined);
    return find() as ArrivedMail;
  }

  /** Puts off whatever comes, until nothing is on its way: a text that is cut off may have arrived, as far as anybody knows. */
  async rest(): Promise<void> {
    this.mood = 'later';
    await this.until(() => this.receiving === 0);
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((stopped) => this.server.close(() => stopped()));
  }

  /** Breaks every line at once. */
  cut(): void {
    for (const { _socket } of this.server.connections as unknown as Set<{ _socket: Socket }>) _socket.destroy();
  }

  private changed(): void {
    for (const again of this.waiting) again();
    this.waiting.clear();
  }
}

/** The token of the link in a message. */
export const tokenIn = (mail: ArrivedMail): string => /#token=([\w-]+)/.exec(mail.text)?.[1] ?? '';
