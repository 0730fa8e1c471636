import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importJWK, jwtVerify } from 'jose';

/** A push message as a browser has it once it has read it. */
export interface PushedMessage {
  text: { title: string; body: string; url: string; tag: string };
  headers: IncomingMessage['headers'];
  /** Who sent it, as the service was told and has verified. */
  sender: { publicKey: string; subject: string | undefined };
}

/** What a service answers: a status, and how long to wait. */
interface Answer {
  status: number;
  retryAfter?: number;
}

const hkdf = (salt: Uint8Array, key: Uint8Array, info: Uint8Array | string, bytes: number): Buffer => Buffer.from(hkdfSync('sha256', key, salt, info, bytes));

/** A browser with a push service of its own, on this machine: it verifies who sends (RFC 8292) and reads what was encrypted for it (RFC 8291). */
export class TestPushService {
  readonly messages: PushedMessage[] = [];
  /** Everything that came in, whatever was answered. */
  attempts = 0;
  /** What the next requests are answered with; 201 when there is nothing more. */
  readonly answers: Answer[] = [];
  /** What it believes the time to be. */
  now = (): Date => new Date();
  /** What was wrong with a request. */
  readonly faults: string[] = [];
  private readonly own: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly server: Server) {
    this.own.generateKeys();
    server.on('request', (request: IncomingMessage, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.attempts += 1;
        const answer = this.answers.shift() ?? { status: 201 };
        this.take(request, Buffer.concat(parts), answer.status === 201)
          .catch((error: unknown) => this.faults.push(String(error)))
          .finally(() => {
            response.writeHead(answer.status, answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) }).end();
            for (const look of this.waiting) look();
          });
      });
    });
  }

  static async start(): Promise<TestPushService> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new TestPushService(server);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** What the browser hands over when it subscribes. */
  subscription(name: string) {
    return { endpoint: `${this.origin}/${name}`, keys: { p256dh: this.own.getPublicKey('base64url'), auth: this.auth.toString('base64url') } };
  }

  /** Resolves when what is claimed of it holds, looked at after each request. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((done) => {
      const look = (): void => {
        if (!holds()) return;
        this.waiting.delete(look);
        done();
      };
      this.waiting.add(look);
      look();
    });
  }

  private async take(request: IncomingMessage, body: Buffer, accepted: boolean): Promise<void> {
    const [, token = '', publicKey = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(request.headers.authorization ?? '') ?? [];
    const point = Buffer.from(publicKey, 'base64url');
    const key = await importJWK({ kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, 'ES256');
    const { payload } = await jwtVerify(token, key, { algorithms: ['ES256'], audience: this.origin, currentDate: this.now() });
    const lasts = (payload.exp ?? Infinity) - this.now().getTime() / 1_000;
    if (lasts > 24 * 3_600) throw new Error('The token is good for more than a day.');
    if (request.headers['content-encoding'] !== 'aes128gcm' || request.headers.ttl === undefined) throw new Error('Content-Encoding or TTL is missing.');
    const text = JSON.parse(this.read(body).toString()) as PushedMessage['text'];
    if (accepted) this.messages.push({ text, headers: request.headers, sender: { publicKey, subject: payload.sub } });
  }

  /** RFC 8188, section 2, with the keys of RFC 8291, section 3.4. */
  private read(body: Buffer): Buffer {
    const salt = body.subarray(0, 16);
    const theirs = body.subarray(21, 21 + body.readUInt8(20));
    const sealed = body.subarray(21 + theirs.length);
    const agreed = hkdf(this.auth, this.own.computeSecret(theirs), Buffer.concat([Buffer.from('WebPush: info\0'), this.own.getPublicKey(), theirs]), 32);
    const decipher = createDecipheriv('aes-128-gcm', hkdf(salt, agreed, 'Content-Encoding: aes128gcm\0', 16), hkdf(salt, agreed, 'Content-Encoding: nonce\0', 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    const end = padded.lastIndexOf(2);
    if (end < 0) throw new Error('The record has no delimiter.');
    return padded.subarray(0, end);
  }
}
