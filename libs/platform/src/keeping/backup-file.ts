import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack, type Pack } from 'tar-stream';
import { StartProblem } from '#platform/config/start-problem';

/**
 * A backup is a tar in gzip, so that anybody can look into it: `backup.json` says what it is of, then comes everything that was copied, part after part,
 * each as files of about a megabyte as PostgreSQL's COPY writes text, and last `manifest.json` with the rows, bytes and SHA-256 of every part. A
 * file without its manifest is not whole.
 */
export const FORMAT = 1;

/** What comes first: known before anything is copied. */
export interface BackupHeader {
  format: number;
  /** Of Belowline. */
  version: string;
  /** The moment that everything in it is of, ISO 8601. */
  madeAt: string;
  /** The migrations that its database had, with the SHA-256 of each script, in their order. */
  migrations: { name: string; checksum: string }[];
  /** The columns of each table, in the order in which they are copied. */
  tables: Record<string, string[]>;
  /** Where the next number of each sequence comes from; null where none was taken. */
  sequences: Record<string, string | null>;
  /** The queues of jobs, with their limits. */
  queues: Record<string, unknown>[];
}

/** What was copied of one part. */
export interface PartSum {
  rows: number;
  bytes: number;
  sha256: string;
}

export interface BackupManifest {
  parts: Record<string, PartSum>;
}

export interface WholeBackup extends BackupManifest {
  header: BackupHeader;
}

const HEADER_FILE = 'backup.json';
const MANIFEST_FILE = 'manifest.json';
const partFile = /^parts\/([\w.]+)\/\d+$/;

/** A file of the tar is held in memory while it is written: its length stands before it. */
const PIECE_BYTES = 1_048_576;

/** Adds up what a part is made of. */
export class PartCounter {
  private readonly hash: Hash = createHash('sha256');
  private bytes = 0;

  add(chunk: Uint8Array): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
  }

  sum(rows: number): PartSum {
    return { rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** Writes a backup beside its place, under `.part`, and puts it there when it is whole and on the disk. */
export class BackupWriter {
  private readonly parts: Record<string, PartSum> = {};
  private readonly written: Promise<void>;

  private constructor(
    private readonly path: string,
    file: WriteStream,
    private readonly tar: Pack,
  ) {
    this.written = pipeline(tar, createGzip(), file);
    // Whoever adds the next piece is told; here it must only not be unheard.
    this.written.catch(() => undefined);
  }

  /** Nobody but its owner may read it. Never writes over something. */
  static async start(path: string, header: BackupHeader): Promise<BackupWriter> {
    // Whole also after a loss of power: `flush` waits for the disk before the file is closed.
    const file = createWriteStream(`${path}.part`, { flags: 'wx', mode: 0o600, flush: true });
    await once(file, 'open').catch((error: NodeJS.ErrnoException) => {
      const why = error.code === 'EEXIST' ? 'another backup is being written there, or was cut off; remove it if none is' : error.message;
      throw new StartProblem(`${path}.part cannot be written: ${why}.`, { cause: error });
    });
    const writer = new BackupWriter(path, file, pack());
    await writer.add(HEADER_FILE, Buffer.from(`${JSON.stringify(header, null, 2)}\n`));
    return writer;
  }

  /** What it is called while it is not whole. */
  get unfinished(): string {
    return `${this.path}.part`;
  }

  /** Copies one part; `rows` is asked when everything of it has come. */
  async copy(name: string, source: AsyncIterable<Uint8Array>, rows: () => number): Promise<PartSum> {
    const counter = new PartCounter();
    let number = 0;
    let [held, length]: [Uint8Array[], number] = [[], 0];
    const flush = async () => {
      number += 1;
      await this.add(`parts/${name}/${String(number).padStart(6, '0')}`, Buffer.concat(held));
      [held, length] = [[], 0];
    };
    for await (const chunk of source) {
      counter.add(chunk);
      held.push(chunk);
      length += chunk.length;
      if (length >= PIECE_BYTES) await flush();
    }
    // What is empty is there too.
    if (length > 0 || number === 0) await flush();
    return (this.parts[name] = counter.sum(rows()));
  }

  /** Ends it, and answers what is in it. */
  async finish(): Promise<BackupManifest> {
    const manifest: BackupManifest = { parts: this.parts };
    await this.add(MANIFEST_FILE, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    this.tar.finalize();
    await this.written;
    await rename(this.unfinished, this.path);
    return manifest;
  }

  /** Leaves nothing of it. */
  async abandon(): Promise<void> {
    this.tar.destroy();
    await this.written.catch(() => undefined);
    await rm(this.unfinished, { force: true });
  }

  private async add(name: string, content: Buffer): Promise<void> {
    const added = new Promise<void>((done, failed) => {
      const entry = this.tar.entry({ name, mode: 0o600 }, content, (error) => (error ? failed(error) : done()));
      // It is said by `written` too, and that is what says why.
      entry.on('error', failed);
    });
    // A disk that is full ends the file and not the tar.
    await Promise.race([added, this.written]);
  }
}

/** A piece of a part, in the order in which they were copied. */
export interface Piece {
  part: string;
  content: Uint8Array;
}

type Entry = { header: BackupHeader } | { manifest: BackupManifest } | Piece;

async function* readEntries(path: string): AsyncGenerator<Entry> {
  const tar = extract();
  const read = pipeline(createReadStream(path), createGunzip(), tar);
  // Whoever reads on is told.
  read.catch(() => undefined);
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    const { name } = entry.header;
    const [, part] = partFile.exec(name) ?? [];
    if (part !== undefined) yield { part, content };
    else if (name === HEADER_FILE) yield { header: JSON.parse(content.toString()) as BackupHeader };
    else if (name === MANIFEST_FILE) yield { manifest: JSON.parse(content.toString()) as BackupManifest };
    else throw new Error(`It has something that is in no backup: ${name}`);
  }
  await read;
}

/** Everything that was copied, piece after piece. */
export async function* readPieces(path: string): AsyncGenerator<Piece> {
  for await (const entry of readEntries(path)) if ('part' in entry) yield entry;
}

/** Reads a backup from its beginning to its end, and answers what is in it; throws a `StartProblem` that says what is wrong when anything of it is missing or was changed. */
export async function checkBackup(path: string): Promise<WholeBackup> {
  const found: Partial<WholeBackup> = {};
  const counters = new Map<string, PartCounter>();
  try {
    for await (const entry of readEntries(path)) {
      if ('header' in entry) found.header = entry.header;
      else if ('manifest' in entry) found.parts = entry.manifest.parts;
      else {
        const counter = counters.get(entry.part) ?? new PartCounter();
        counters.set(entry.part, counter);
        counter.add(entry.content);
      }
    }
  } catch (error) {
    throw new StartProblem(`${path} is no whole backup: ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
  const { header, parts } = found;
  if (header === undefined || parts === undefined) throw new StartProblem(`${path} is no whole backup: its ${header === undefined ? 'beginning' : 'end'} is missing.`);
  if (header.format !== FORMAT) throw new StartProblem(`${path} is a backup of another format (${header.format}; this version reads ${FORMAT}). Restore it with a newer version.`);
  const names = new Set([...Object.keys(parts), ...counters.keys()]);
  for (const name of names) {
    const [expected, is] = [parts[name], counters.get(name)?.sum(parts[name]?.rows ?? 0)];
    if (expected === undefined || is === undefined || is.bytes !== expected.bytes || is.sha256 !== expected.sha256) throw new StartProblem(`${path} is no whole backup: ${name} is not as it was copied.`);
  }
  return { header, parts };
}
