import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** Undoes quoted-printable (RFC 2045, section 6.7) as far as a link needs it. */
const plain = (message: string): string =>
  message.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** What a started program sent to one address: without a mail server its messages are files beside the database. */
export class Mailbox {
  private readonly folder: string;
  private seen = new Set<string>();

  constructor(
    dataFolder: string,
    private readonly address: string,
  ) {
    this.folder = join(dataFolder, 'mail');
  }

  /** The link in the next message of a kind, as soon as it is there. Each message is taken once. */
  async link(kind: 'verify-address' | 'reset-password' | 'sign-in-link' | 'change-address'): Promise<string> {
    let found: string | undefined;
    await eventually(() => {
      found = this.next(kind);
      return found === undefined ? Promise.reject(new Error(`No message of the kind ${kind} came for ${this.address}.`)) : Promise.resolve();
    });
    return found ?? '';
  }

  private next(kind: string): string | undefined {
    for (const name of existsSync(this.folder) ? readdirSync(this.folder).sort() : []) {
      if (this.seen.has(name) || !name.includes(`-${kind}-`)) continue;
      const message = plain(readFileSync(join(this.folder, name), 'utf8'));
      const link = /https?:\/\/\S+#token=[\w-]+/.exec(message)?.[0];
      if (!message.includes(`To: ${this.address}`) || link === undefined) continue;
      this.seen.add(name);
      return link;
    }
    return undefined;
  }
}
