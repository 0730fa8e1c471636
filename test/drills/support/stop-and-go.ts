import { readdirSync, readFileSync } from 'node:fs';

/** What the system says of a process: who started it. */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name: the state, then the parent; proc_pid_stat(5).
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/** Sends a signal to a process and to all that it has started. Whatever went meanwhile needs none. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  const all = readdirSync('/proc').map(Number).filter((each) => each === pid || (each > 0 && parentOf(each) === pid));
  for (const each of all) {
    try {
      process.kill(each, name);
    } catch {
      continue;
    }
  }
}

/** Has a process and all that it has started stand still: their connections stay, and nobody answers on them. */
export const stopAll = (pid: number): void => signal(pid, 'SIGSTOP');

export const letAllGo = (pid: number): void => signal(pid, 'SIGCONT');
