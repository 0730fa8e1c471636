import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

/** How a command line ended. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one of the built command lines as npm does, in an environment that has nothing but these settings. */
export function runCommand(name: string, args: string[] = [], settings: Record<string, string> = {}): Promise<Ended> {
  const env = { PATH: process.env['PATH'], ...settings };
  return new Promise((done) => {
    const child = execFile(process.execPath, [resolve(`dist/apps/api/src/commands/${name}.js`), ...args], { env }, (_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }));
  });
}
