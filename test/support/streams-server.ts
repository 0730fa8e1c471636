import { createServer, type Server, type Socket } from 'node:net';

type Value = string | number | null | Value[];

/**
 * What api nodes need of Redis to hear each other and to count together: streams that are read with waiting, channels, and the one script that limits use.
 * Speaks RESP2 over a real connection, so that the nodes' own client is what is tested. It can be away, and it can be there and say nothing.
 */
export class StreamsServer {
  private readonly streams = new Map<string, { nr: number; fields: string[] }[]>();
  private readonly channels = new Map<string, Set<Socket>>();
  private readonly waiting: (() => void)[] = [];
  private readonly counts = new Map<string, { used: number; until: number }>();
  private readonly sockets = new Set<Socket>();
  private nr = 0;
  private stopped = false;
  private port = 0;
  private speaking = Promise.resolve();
  private speak: () => void = () => undefined;

  private constructor(private readonly server: Server) {}

  /** On a port of its own, unless it is named. */
  static async start(port = 0): Promise<StreamsServer> {
    const server = createServer();
    const streams = new StreamsServer(server);
    server.on('connection', (socket) => { streams.serve(socket); });
    streams.port = port;
    await streams.comeBack();
    return streams;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Takes no connections any more, and breaks those that there are. */
  async goAway(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Is there again, at the same address. */
  async comeBack(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(this.port, '127.0.0.1', listening));
    const address = this.server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
  }

  /** Takes connections and whatever is sent, and answers nothing, as one that was stopped with SIGSTOP. */
  fallSilent(): void {
    this.speaking = new Promise<void>((speak) => (this.speak = speak));
  }

  /** Answers everything that was asked meanwhile. */
  speakAgain(): void {
    this.speak();
  }

  /** After the nodes: whoever still waits is told that there is nothing, and goes. */
  async stop(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.stopped = true;
    for (const added of this.waiting.splice(0)) added();
    await closed;
  }

  private serve(socket: Socket): void {
    let unread: Buffer = Buffer.alloc(0);
    let before = Promise.resolve();
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.sockets.delete(socket);
      for (const members of this.channels.values()) members.delete(socket);
    });
    socket.on('data', (data: Buffer) => {
      unread = Buffer.concat([unread, data]);
      for (let read = readCommand(unread); read !== null; read = readCommand(unread)) {
        const { command, length } = read;
        unread = unread.subarray(length);
        before = before.then(async () => {
          await this.speaking;
          // What was asked on a line that broke meanwhile is not done any more.
          if (!socket.destroyed) socket.write(await this.answer(socket, command), 'latin1');
        });
      }
    });
  }

  private async answer(socket: Socket, [name = '', ...given]: string[]): Promise<string> {
    switch (name.toLowerCase()) {
      case 'xadd':
        return written(this.add(given));
      case 'xread':
        return written(await this.read(given));
      case 'subscribe':
        return given.map((channel) => this.subscribe(socket, channel)).join('');
      case 'publish':
        return written(this.publish(given[0] ?? '', given[1] ?? ''));
      case 'pubsub':
        return written(this.subscribers(given.slice(1)));
      case 'evalsha':
      case 'eval':
        return written(this.count(given.slice(2)));
      case 'info':
        return written('redis_version:7.4.0\r\nloading:0\r\n');
      case 'ping':
        return '+PONG\r\n';
      case 'quit':
      case 'client':
      case 'select':
        return '+OK\r\n';
      default:
        return `-ERR unknown command '${name}'\r\n`;
    }
  }

  private add([stream = '', ...more]: string[]): string {
    const entries = this.streams.get(stream) ?? [];
    this.streams.set(stream, entries);
    this.nr += 1;
    entries.push({ nr: this.nr, fields: more.slice(more.indexOf('*') + 1) });
    for (const added of this.waiting.splice(0)) added();
    return `${this.nr}-0`;
  }

  /** XREAD BLOCK ms COUNT n STREAMS name offset: answered when there is something, or when that has taken too long. */
  private async read(given: string[]): Promise<Value> {
    const end = Date.now() + Number(given[1]);
    const [stream = '', offset = '$'] = given.slice(-2);
    const after = offset === '$' ? this.nr : Number.parseInt(offset);
    const found = () => (this.streams.get(stream) ?? []).filter(({ nr }) => nr > after);
    while (found().length === 0 && !this.stopped && Date.now() < end) {
      await new Promise<void>((added) => {
        const late = setTimeout(added, end - Date.now());
        this.waiting.push(() => {
          clearTimeout(late);
          added();
        });
      });
    }
    return found().length === 0 ? null : [[stream, found().map(({ nr, fields }): Value => [`${nr}-0`, fields])]];
  }

  private subscribe(socket: Socket, channel: string): string {
    const members = this.channels.get(channel) ?? new Set<Socket>();
    this.channels.set(channel, members.add(socket));
    return written(['subscribe', channel, [...this.channels.values()].filter((each) => each.has(socket)).length]);
  }

  private subscribers(channels: string[]): Value[] {
    return channels.flatMap((channel) => [channel, this.channels.get(channel)?.size ?? 0]);
  }

  /** What the script of rate-limiter-flexible does: adds to a number that is forgotten after so many seconds, and answers it with the milliseconds left. */
  private count([key = '', points = '0', seconds = '0']: string[]): Value {
    const known = this.counts.get(key);
    const count = known && known.until > Date.now() ? known : { used: 0, until: Date.now() + Number(seconds) * 1_000 };
    count.used += Number(points);
    this.counts.set(key, count);
    return [count.used, count.until - Date.now()];
  }

  private publish(channel: string, message: string): number {
    const members = this.channels.get(channel) ?? new Set<Socket>();
    for (const member of members) member.write(written(['message', channel, message]), 'latin1');
    return members.size;
  }
}

/** Bytes stand as Latin-1, one letter a byte, so that what is binary passes through as it is. */
function written(value: Value): string {
  if (value === null) return '*-1\r\n';
  if (typeof value === 'number') return `:${value}\r\n`;
  return typeof value === 'string' ? `$${value.length}\r\n${value}\r\n` : `*${value.length}\r\n${value.map(written).join('')}`;
}

/** The first command in what has come, and how many bytes it took; null while it is not there whole. */
function readCommand(unread: Buffer): { command: string[]; length: number } | null {
  const text = unread.toString('latin1');
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return null;
  const command: string[] = [];
  let place = head[0].length;
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(place, place + 20));
    if (!size) return null;
    const begin = place + size[0].length;
    place = begin + Number(size[1]) + 2;
    if (text.length < place) return null;
    command.push(text.slice(begin, place - 2));
  }
  return { command, length: place };
}
