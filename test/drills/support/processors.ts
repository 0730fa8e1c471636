import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

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

/** A process and those that it has started. */
const family = (pid: number): number[] =>
  [pid, ...readdirSync('/proc').filter((name) => /^\d+$/.test(name) && field(name, 'PPid') === String(pid)).map(Number)];

/** With all its threads. */
const bind = (pid: number, to: readonly number[]): void => void execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', to.join(','), String(pid)], { stdio: 'ignore' });

/**
 * Gives whoever asks the last processor, and what they ask the others: in life a crowd takes nothing of the machine that it comes to. What these processes start later stays where they are. Answers whether
 * it could: that takes two processors, and Linux with `taskset`.
 */
export function keepApart({ asking, asked }: { asking: readonly number[]; asked: readonly number[] }): boolean {
  try {
    const all = processors();
    if (all.length < 2) return false;
    for (const pid of asked.flatMap(family)) bind(pid, all.slice(0, -1));
    for (const pid of asking) bind(pid, all.slice(-1));
    return true;
  } catch {
    return false;
  }
}
