import { execFile } from 'node:child_process';
import { findFile } from '#platform/files/find-file';

/** How a command line ended, and how long it took. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
  seconds: number;
}

/** Runs one of the built command lines as npm does, with nothing but these settings around it. */
export function runCommand(name: string, args: string[], settings: Record<string, string>): Promise<Ended> {
  const from = performance.now();
  const env = { PATH: process.env['PATH'] ?? '', ...settings };
  return new Promise((done) => {
    const child = execFile(process.execPath, [findFile('dist', 'apps', 'api', 'src', 'commands', `${name}.js`), ...args], { env }, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr, seconds: (performance.now() - from) / 1_000 }),
    );
  });
}
