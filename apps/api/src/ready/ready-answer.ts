import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

/** Below this, compressing saves less than its header costs. */
const WORTH_PACKING_BYTES = 1_024;

/** The middle of Brotli's scale: nearly all of the saving, in a millisecond or two for a page. */
const BROTLI_QUALITY = 5;

export type Encoding = 'br' | 'gzip' | 'identity';

const pack: Record<Exclude<Encoding, 'identity'>, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => packBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gzip: (body) => packGzip(body),
};

/** The best of the encodings that a client says it takes. */
export function encodingFor(accepted = ''): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

/** What an answer was made of. It is stale once any of it has changed. */
export interface Basis {
  /** Threads, each with the last event that was seen of it. */
  threads: ReadonlyMap<string, number>;
  /** Whatever else, as `Changes` names it. */
  subjects?: readonly string[];
}

/** An answer that was just put together. */
export interface Made {
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  basis: Basis;
}

/** The same answer to everybody, as it goes over the wire: packed once in each encoding that somebody asks for. */
export class ReadyAnswer {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly basis: Basis;
  private readonly bodies: Partial<Record<Encoding, Buffer>>;
  private readonly heads: Partial<Record<Encoding | 'unchanged', readonly string[]>> = {};
  private readonly packing = new Map<Encoding, Promise<Buffer>>();

  /** `readAt` is when its making began, in `performance.now()`; `grown` is told when it takes more memory than before. */
  constructor({ headers, body, basis }: Made, readonly readAt: number, private readonly grown: (answer: ReadyAnswer) => void) {
    this.etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    this.headers = { ...headers, etag: this.etag };
    this.basis = basis;
    this.bodies = body.length < WORTH_PACKING_BYTES ? { identity: body, gzip: body, br: body } : { identity: body };
  }

  /** Bytes of memory, with a little for what surrounds them. */
  get bytes(): number {
    return [...new Set(Object.values(this.bodies))].reduce((sum, body) => sum + body.length, 1_024);
  }

  /** The bytes in an encoding, if they are ready. */
  body(encoding: Encoding): Buffer | undefined {
    return this.bodies[encoding];
  }

  /** The bytes in an encoding; whoever asks while they are being packed waits for the same. */
  async packed(encoding: Encoding): Promise<Buffer> {
    const there = this.bodies[encoding];
    if (there || encoding === 'identity') return there ?? this.identity;
    const running = this.packing.get(encoding) ?? this.begin(encoding);
    this.packing.set(encoding, running);
    return running;
  }

  /** Whether a client has these very bytes already. */
  isKnown(ifNoneMatch: string | undefined): boolean {
    return ifNoneMatch?.includes(this.etag) === true;
  }

  /** All of an answer's header lines, name after value, for `writeHead`. */
  head(kind: Encoding | 'unchanged'): readonly string[] {
    return (this.heads[kind] ??= this.makeHead(kind));
  }

  private get identity(): Buffer {
    return this.bodies.identity ?? Buffer.alloc(0);
  }

  private makeHead(kind: Encoding | 'unchanged'): string[] {
    const lines = Object.entries(this.headers).flat();
    if (kind === 'unchanged') return lines;
    const body = this.bodies[kind] ?? this.identity;
    return [...lines, ...(body === this.identity ? [] : ['content-encoding', kind]), 'content-length', String(body.length)];
  }

  private async begin(encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
    const body = await pack[encoding](this.identity);
    this.bodies[encoding] = body;
    this.packing.delete(encoding);
    this.grown(this);
    return body;
  }
}
