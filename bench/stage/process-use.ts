import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_A_SECOND = 100;

/** What a process holds, in bytes: its pages in memory (RSS), and of those that it shares with others only its share (PSS). NaN where the system does not tell. */
export interface ProcessMemory {
  residentBytes: number;
  proportionalBytes: number;
}

export function memoryOf(pid: number): ProcessMemory {
  const kilobytes = (file: string, name: string): number => {
    try {
      return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? Number.NaN) * 1_024;
    } catch {
      return Number.NaN;
    }
  };
  return { residentBytes: kilobytes('smaps_rollup', 'Rss'), proportionalBytes: kilobytes('smaps_rollup', 'Pss') };
}

/** Processor seconds that a process has used so far, with all its threads; NaN where the system does not tell. */
export function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name: state is the third field of proc_pid_stat(5), user time the fourteenth, system time the fifteenth.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return Number.NaN;
  }
}
