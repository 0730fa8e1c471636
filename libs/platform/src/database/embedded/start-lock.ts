import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StartProblem } from '#platform/config/start-problem';

/** When a process began, where the system tells; it sees through a number that was given out again. */
function startedAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Whether there is a process of this number, somebody else's too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process that has a folder, as its lock names it; null when it is gone, or when nobody has it. */
export function holderOf(folder: string): number | null {
  const [pid = '', began = ''] = readLock(`${folder}/start.lock`).trim().split(' ');
  return pid !== '' && isAlive(Number(pid)) && (began === '' || began === startedAt(Number(pid))) ? Number(pid) : null;
}

function readLock(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Takes a folder for this process. A lock left by a process that is gone is taken over. */
export function lockFolder(folder: string): { release: () => void } {
  const path = `${folder}/start.lock`;
  for (;;) {
    try {
      writeFileSync(path, `${process.pid} ${startedAt(process.pid) ?? ''}`, { flag: 'wx', mode: 0o600 });
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(folder);
    if (holder !== null) throw new StartProblem(`${folder} is in use by another running start (process ${holder}). Stop that one first, or set DATA_DIR to another folder.`);
    rmSync(path, { force: true });
  }
}
