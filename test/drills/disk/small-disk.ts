import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotPossible } from '../drill.js';

const BYTES_IN_MEGABYTE = 1_024 * 1_024;

/** A file system of a certain size, in memory, that is full when it is full. Needs the right to mount. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static make(megabytes: number): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'belowline-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'belowline-drill', folder], { stdio: 'pipe' });
    } catch {
      rmSync(folder, { recursive: true, force: true });
      throw new NotPossible('This machine lets nobody mount a small file system.');
    }
    return new SmallDisk(folder);
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Takes what is left but for so many megabytes. */
  fill(leaveMegabytes: number): void {
    const bytes = Math.max(0, this.freeBytes - leaveMegabytes * BYTES_IN_MEGABYTE);
    writeFileSync(this.ballast, Buffer.alloc(bytes));
  }

  makeRoom(): void {
    truncateSync(this.ballast);
  }

  /** Nobody may use it any more. */
  unmount(): void {
    execFileSync('umount', ['-l', this.folder], { stdio: 'pipe' });
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}
