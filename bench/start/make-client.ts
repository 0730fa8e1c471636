import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { findFile } from '#platform/files/find-file';

/** Makes the Prisma client of a schema with one table, as JavaScript: ours would have the empty application carry the description of all our tables. */
export async function makeClient(): Promise<void> {
  // As npm's script does it: nothing is fetched.
  await promisify(execFile)('npm', ['run', '--silent', 'prisma', '--', 'generate', '--schema=bench/start/empty.prisma'], { cwd: findFile() });
  const client = findFile('dist', 'bench', 'start', 'client');
  for (const name of readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(client, name), 'utf8'), { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 } });
    writeFileSync(join(client, name.replace(/\.ts$/, '.js')), outputText);
  }
}
