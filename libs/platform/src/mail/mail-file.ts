import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from './message.js';

/** Writes a message where its owner finds it when there is no mail server: `<folder>/mail/<time>-<about>-<id>.eml`. */
export async function writeMailFile(folder: string, { about, id }: Message, bytes: Buffer): Promise<string> {
  const mails = join(folder, 'mail');
  await mkdir(mails, { recursive: true, mode: 0o700 });
  const path = join(mails, `${new Date().toISOString().replaceAll(':', '-')}-${about}-${id}.eml`);
  await writeFile(path, bytes, { mode: 0o600 });
  return path;
}
