import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Value = string | number | null | Value[];

/** What api nodes need of Redis to hear each other: streams that are read with waiting, and channels. Speaks RESP2 over a real connection, so that the nodes' own client is what is tested. */
export class StreamsServer {
  private readonly streams = new Map<string, { nr: number; fields: string[] }[]>();
  private readonly channels = new Map<string, Set<Socket>>();
  private readonly waiting: (() => void)[] = [];
  private nr = 0;
  private stopped = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StreamsServer> {
    const server = createServer();
    const streams = new StreamsServer(server);
    server.on('connection', (socket) => { streams.serve(socket); });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return streams;
  }

  get url(): string {
    return `redis://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
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
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const members of this.channels.values()) members.delete(socket);
    });
    socket.on('data', (data: Buffer) => {
      unread = Buffer.concat([unread, data]);
      for (let read = readCommand(unread); read !== null; read = readCommand(unread)) {
        const { command, length } = read;
        unread = unread.subarray(length);
        before = before.then(async () => void socket.write(await this.answer(socket, command), 'latin1'));
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

  /** XREAD BLOCK ms COUNT n STREAMS name offset: answered when there is something, however long that takes. */
  private async read(given: string[]): Promise<Value> {
    const [stream = '', offset = '$'] = given.slice(-2);
    const after = offset === '$' ? this.nr : Number.parseInt(offset);
    const found = () => (this.streams.get(stream) ?? []).filter(({ nr }) => nr > after);
    while (found().length === 0 && !this.stopped) await new Promise<void>((added) => this.waiting.push(added));
    return found().length === 0 ? null : [[stream, found().map(({ nr, fields }): Value => [`${nr}-0`, fields])]];
  }

  private subscribe(socket: Socket, channel: string): string {
    const members = this.channels.get(channel) ?? new Set<Socket>();
    this.channels.set(channel, members.add(socket));
    return written(['subscribe', channel, [...this.channels.values()].filter((each) => each.has(socket)).length]);
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
