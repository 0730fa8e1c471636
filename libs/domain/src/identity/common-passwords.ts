import { createRequire } from 'node:module';
import { refuse } from '#platform/refusals/refusal';

/** About 50 000 passwords that leaked most often, as zxcvbn-ts gathers them. */
const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as { dictionary: { 'passwords-common': string[] } };

const common = new Set(dictionary['passwords-common'].map((password) => password.toLowerCase()));

/** Whether a password is among the first that anybody would try, in whatever case (NIST SP 800-63B-4, section 3.1.1.2). */
export const isCommonPassword = (password: string): boolean => common.has(password.normalize('NFC').toLowerCase());

export function refuseCommonPassword(password: string): void {
  if (isCommonPassword(password)) refuse('password.common', { errors: [{ path: 'password', message: 'is among the first that anybody would try' }] });
}
