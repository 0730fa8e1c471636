import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A span as it arrived. */
export interface ArrivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  kind: number;
  attributes: Record<string, string | number | boolean>;
  links: { traceId: string; spanId: string }[];
  failed: boolean;
}

type Field = { number: number; bytes: Buffer; value: bigint };

/** The fields of a message, by their numbers (Protocol Buffers, encoding): a length and bytes, or a number. */
function* fieldsOf(message: Buffer): Generator<Field> {
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Buffer => message.subarray(at, (at += length));
  while (at < message.length) {
    const tag = Number(varint());
    const [number, wire] = [tag >> 3, tag & 7];
    if (wire === 0) yield { number, value: varint(), bytes: Buffer.alloc(0) };
    else yield { number, value: 0n, bytes: take(wire === 2 ? Number(varint()) : wire === 1 ? 8 : 4) };
  }
}

const all = (message: Buffer, number: number): Buffer[] => [...fieldsOf(message)].filter((field) => field.number === number).map(({ bytes }) => bytes);
const first = (message: Buffer, number: number): Buffer => all(message, number)[0] ?? Buffer.alloc(0);

/** opentelemetry/proto/common/v1: a value is of one kind. */
function valueOf(any: Buffer): string | number | boolean {
  const [field] = fieldsOf(any);
  if (field?.number === 1) return field.bytes.toString();
  if (field?.number === 2) return field.value === 1n;
  return field?.number === 4 ? field.bytes.readDoubleLE() : Number(field?.value ?? 0n);
}

const attributesIn = (message: Buffer, number: number) => Object.fromEntries(all(message, number).map((pair) => [first(pair, 1).toString(), valueOf(first(pair, 2))]));

/** opentelemetry/proto/trace/v1: a span. */
const spanOf = (message: Buffer, resource: Record<string, string | number | boolean>): ArrivedSpan & { resource: typeof resource } => ({
  traceId: first(message, 1).toString('hex'),
  spanId: first(message, 2).toString('hex'),
  parentSpanId: first(message, 4).toString('hex'),
  name: first(message, 5).toString(),
  kind: Number([...fieldsOf(message)].find(({ number }) => number === 6)?.value ?? 0n),
  attributes: attributesIn(message, 9),
  links: all(message, 13).map((link) => ({ traceId: first(link, 1).toString('hex'), spanId: first(link, 2).toString('hex') })),
  failed: [...fieldsOf(first(message, 15))].some(({ number, value }) => number === 3 && value === 2n),
  resource,
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
}

/** A real OTLP collector for traces, on a port of its own. */
export class TestCollector {
  readonly spans: (ArrivedSpan & { resource: Record<string, unknown> })[] = [];
  /** Everything as it came over the wire, for looking for what must not be in it. */
  readonly bodies: Buffer[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  private readonly waiting = new Set<() => void>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        if (request.method === 'POST' && request.url === '/v1/traces') this.take(body, request);
        response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
      });
    });
  }

  static async start(): Promise<TestCollector> {
    const collector = new TestCollector();
    collector.server.listen(0, '127.0.0.1');
    await once(collector.server, 'listening');
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Resolves as soon as something holds; looked at whenever something came. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((again) => this.waiting.add(again));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }

  private take(body: Buffer, { headers }: IncomingMessage): void {
    this.bodies.push(body);
    this.headers.push(headers);
    for (const resourceSpans of all(body, 1)) {
      const resource = attributesIn(first(resourceSpans, 1), 1);
      for (const scope of all(resourceSpans, 2)) this.spans.push(...all(scope, 2).map((span) => spanOf(span, resource)));
    }
    for (const again of this.waiting) again();
    this.waiting.clear();
  }
}
