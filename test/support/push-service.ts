import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a browser shows; see the service worker. */
export interface ArrivedPush {
  title: string;
  body: string;
  url: string;
  tag: string;
}

/** How the service answers; `cut` takes the message and breaks the line without an answer, `silent` takes it and says nothing until it is let go. */
export type PushMood = { status: number; headers?: Record<string, string> } | 'cut' | 'silent';

const TAKEN: PushMood = { status: 201 };

const hmac = (key: Uint8Array, ...parts: Uint8Array[]): Buffer => parts.reduce((sum, part) => sum.update(part), createHmac('sha256', key)).digest();

const text = (line: string, end: number[]): Buffer => Buffer.concat([Buffer.from(line, 'latin1'), Buffer.from(end)]);

/** One browser: what it hands to the site that it subscribes with, and what reached it. */
export class TestPushBrowser {
  mood: PushMood = TAKEN;
  readonly arrived: ArrivedPush[] = [];
  /** How often somebody asked to have it told something, whatever they were answered. */
  asked = 0;
  private readonly own: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);

  constructor(
    readonly endpoint: string,
    /** Whom alone it takes messages from (RFC 8292, section 4). */
    readonly applicationServerKey: string,
  ) {
    this.own.generateKeys();
  }

  /** The body of `PUT /me/push-subscriptions`. */
  get subscription(): { endpoint: string; keys: { p256dh: string; auth: string } } {
    return { endpoint: this.endpoint, keys: { p256dh: this.own.getPublicKey('base64url'), auth: this.auth.toString('base64url') } };
  }

  /** As the row of the subscription has it. */
  get bytes(): { p256dh: Uint8Array<ArrayBuffer>; auth: Uint8Array<ArrayBuffer> } {
    return { p256dh: new Uint8Array(this.own.getPublicKey()), auth: new Uint8Array(this.auth) };
  }

  /** Reads a message step by step as RFC 8291, section 3.4, and RFC 8188, section 2, write it down. */
  open(sealed: Buffer): ArrivedPush {
    const salt = sealed.subarray(0, 16);
    const idEnd = 21 + (sealed[20] ?? 0);
    const sender = sealed.subarray(21, idEnd);
    const agreed = hmac(this.auth, this.own.computeSecret(sender));
    const material = hmac(agreed, text('WebPush: info', [0]), this.own.getPublicKey(), sender, Buffer.from([1]));
    const pseudoRandom = hmac(salt, material);
    const key = hmac(pseudoRandom, text('Content-Encoding: aes128gcm', [0, 1])).subarray(0, 16);
    const nonce = hmac(pseudoRandom, text('Content-Encoding: nonce', [0, 1])).subarray(0, 12);
    if (sealed.length > sealed.readUInt32BE(16) || sealed.length > 4_096) throw new Error('It is more than one record.');
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(idEnd, -16)), decipher.final()]);
    const end = plain.lastIndexOf(2);
    if (end < 0 || plain.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('It does not end as a last record does.');
    return JSON.parse(plain.subarray(0, end).toString()) as ArrivedPush;
  }
}

/** A push service on a port of its own that takes nothing which a strict one would not (RFC 8030, 8291 and 8292). */
export class TestPushService {
  /** Why messages were not taken that should have been. */
  readonly problems: string[] = [];
  /** What the senders believe the time to be. */
  now = (): Date => new Date();
  /** How many messages came for any browser, whatever they were answered. */
  asked = 0;
  private readonly browsers = new Map<string, TestPushBrowser>();
  /** Those that are not answered yet. */
  readonly silent = new Set<() => void>();
  private readonly waiting = new Set<() => void>();
  private readonly server: Server;
  private slamming = false;
  private port = 0;

  private constructor() {
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.once('error', () => undefined);
      request.once('end', () => {
        const browser = this.browsers.get(request.url ?? '');
        if (!browser) return void response.writeHead(404).end();
        browser.asked += 1;
        this.asked += 1;
        const { mood } = browser;
        try {
          this.judge(request.headers, browser);
          const message = browser.open(Buffer.concat(parts));
          if (mood === 'cut') request.socket.destroy();
          else if (mood === 'silent') {
            this.silent.add(() => {
              browser.arrived.push(message);
              response.writeHead(201).end();
            });
          }
          else {
            if (mood.status < 300) browser.arrived.push(message);
            response.writeHead(mood.status, mood.headers).end();
          }
        } catch (error) {
          this.problems.push(String(error));
          response.writeHead(400).end();
        }
        this.changed();
      });
    });
    this.server.on('connection', (socket) => {
      if (this.slamming) socket.destroy();
    });
  }

  static async start(): Promise<TestPushService> {
    const service = new TestPushService();
    await service.begin();
    return service;
  }

  /** Listens, after a stop where it listened before. */
  async begin(): Promise<void> {
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A browser subscribes with a site. */
  open(applicationServerKey: string): TestPushBrowser {
    const path = `/push/${randomBytes(12).toString('base64url')}`;
    const browser = new TestPushBrowser(`${this.url}${path}`, applicationServerKey);
    this.browsers.set(path, browser);
    return browser;
  }

  /** Breaks every line before a word is said, for as long as it is on. */
  slam(on: boolean): void {
    this.slamming = on;
  }

  /** Answers those that it kept silent to, and from now on everybody. */
  letGo(): void {
    for (const browser of this.browsers.values()) if (browser.mood === 'silent') browser.mood = TAKEN;
    for (const answer of this.silent) answer();
    this.silent.clear();
  }

  /** Resolves as soon as something holds; looked at whenever something came. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((again) => this.waiting.add(again));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((stopped) => this.server.close(() => stopped()));
  }

  /** Throws what is wrong with who says they send this. */
  private judge(headers: IncomingHttpHeaders, { applicationServerKey }: TestPushBrowser): void {
    const [, head = '', claims = '', signature = '', key = ''] = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
    if (key !== applicationServerKey) throw new Error('The key is not the one that the browser subscribed with.');
    const point = Buffer.from(key, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))) throw new Error('It is not signed with that key.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    const { aud, exp, sub } = read(claims);
    if (read(head)['alg'] !== 'ES256') throw new Error('It is signed in another way than ES256.');
    if (aud !== this.url) throw new Error(`It is for ${String(aud)}.`);
    const left = Number(exp) - this.now().getTime() / 1_000;
    if (!(left > 0 && left <= 86_400)) throw new Error(`It is good for ${left} seconds.`);
    if (!/^(https:\/\/|mailto:[^@]+@)./.test(String(sub))) throw new Error(`${String(sub)} is nobody whom one could ask.`);
    if (headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(String(headers['ttl']))) throw new Error('Its headers do not say what it is, or how long it is good for.');
  }

  private changed(): void {
    for (const again of this.waiting) again();
    this.waiting.clear();
  }
}
