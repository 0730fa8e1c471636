import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import type { Stage } from '../stage/stage.js';

/** Exactly these, so that two measurements compare the same. */
const PACKAGES = { server: '@waline/vercel@1.39.3', client: '@waline/client@3.15.2' };

export const WALINE = PACKAGES.server;

/** Installs Waline into a folder of its own, for this measurement: it is no part of the project. Its packages' scripts are not run. */
export async function installWaline(stage: Stage): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'belowline-waline-'));
  stage.strikeWith(() => Promise.resolve(rmSync(folder, { recursive: true, force: true })));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', `--prefix=${folder}`];
  await promisify(execFile)('npm', ['install', ...flags, ...Object.values(PACKAGES)], { cwd: folder });
  return folder;
}

/** What its client is to a reader, packed as a server would pack it: the script and the style sheet. */
export function clientBytes(folder: string): number {
  const packed = (name: string): number => brotliCompressSync(readFileSync(join(folder, 'node_modules', '@waline', 'client', 'dist', name))).length;
  return packed('waline.js') + packed('waline.css');
}
