import { createRequire } from 'node:module';
import { refuse } from '#platform/refusals/refusal';

const LIST = '@zxcvbn-ts/language-common';

let lines: string | undefined;

/** About 50 000 passwords that leaked most often, as zxcvbn-ts gathers them, each on a line: a set of them takes ten megabytes, and searching these a fraction of a millisecond. */
function read(): string {
  const require = createRequire(import.meta.url);
  const { dictionary } = require(LIST) as { dictionary: { 'passwords-common': string[] } };
  const all = `\n${dictionary['passwords-common'].join('\n').toLowerCase()}\n`;
  // What it was read from, and other lists with it, would stay.
  for (const file of Object.keys(require.cache)) if (file.includes(LIST)) delete require.cache[file];
  return all;
}

/** Whether a password is among the first that anybody would try, in whatever case (NIST SP 800-63B-4, section 3.1.1.2). */
export function isCommonPassword(password: string): boolean {
  lines ??= read();
  return lines.includes(`\n${password.normalize('NFC').toLowerCase()}\n`);
}

export function refuseCommonPassword(password: string): void {
  if (isCommonPassword(password)) refuse('password.common', { errors: [{ path: 'password', message: 'is among the first that anybody would try' }] });
}
