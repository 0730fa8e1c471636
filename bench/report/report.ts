import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFile } from '#platform/files/find-file';
import type { Stage } from '../stage/stage.js';

/** What a measurement has to say: one table for people, everything for machines. */
export interface Report {
  title: string;
  columns: string[];
  rows: string[][];
  /** Sentences below the table: what the columns mean, which targets were met. */
  notes: string[];
  figures: unknown;
}

/** What the numbers were taken on: they mean nothing without it. */
export interface Machine {
  processor: string;
  cpus: number;
  memoryBytes: number;
  system: string;
  node: string;
  postgres: string;
  commit: string;
  /** Processes that wanted a processor in the minute before: well above 0, somebody else was using the machine. */
  loadBefore: number;
}

export async function describeMachine(stage: Stage): Promise<Machine> {
  const { rows } = await stage.query((client) => client.query<{ server_version: string }>('SHOW server_version'));
  const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: findFile() }).catch(() => ({ stdout: 'unknown' }));
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cpus: cpus().length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    postgres: rows[0]?.server_version ?? 'unknown',
    commit: stdout.trim(),
    loadBefore: loadavg()[0] ?? Number.NaN,
  };
}

function drawTable(columns: string[], rows: string[][]): string {
  const widths = columns.map((column, place) => Math.max(column.length, ...rows.map((row) => (row[place] ?? '').length)));
  const line = (cells: string[]): string => cells.map((cell, place) => (place === 0 ? cell.padEnd(widths[place] ?? 0) : cell.padStart(widths[place] ?? 0))).join('  ');
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** Prints the table and keeps everything in a file of bench/results; answers where. */
export function publish(name: string, report: Report, machine: Machine): void {
  const at = new Date().toISOString();
  console.log(`\n${report.title}\n`);
  console.log(drawTable(report.columns, report.rows));
  console.log(`\n${report.notes.join('\n')}`);
  const { processor, node, postgres, commit } = machine;
  console.log(`\n${processor}, ${machine.cpus} cpus, ${Math.round(machine.memoryBytes / 2 ** 30)} GB, Node ${node}, PostgreSQL ${postgres}, commit ${commit}, load before ${machine.loadBefore.toFixed(1)}, ${at}`);
  const folder = findFile('bench', 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${at.replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify({ name, at, machine, ...report }, null, 2)}\n`);
  console.log(`Kept in bench/results/${name}-${at.replace(/[:.]/g, '-')}.json`);
}
