import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Empty where the process has just ended. */
function field(process: string, name: string): string {
  try {
    return new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/** The processors that this process may use, as Linux lists them: `0-3,6`. */
const processors = (): number[] =>
  field('self', 'Cpus_allowed_list').split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  });

/** With all its threads. */
const bind = (pid: number, to: readonly number[]): void => void execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', to.join(','), String(pid)], { stdio: 'ignore' });

/**
 * Keeps whoever asks to the last processor: in life a crowd takes nothing of the machine that it comes to, and what they ask has all others, and what is left of that one. Answers whether it could: that
 * takes two processors, and Linux with `taskset`.
 */
export function keepToOne(asking: readonly number[]): boolean {
  try {
    const all = processors();
    if (all.length < 2) return false;
    for (const pid of asking) bind(pid, all.slice(-1));
    return true;
  } catch {
    return false;
  }
}
