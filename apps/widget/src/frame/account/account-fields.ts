import type { Problem } from '#contract/refusals';
import type { AccountTexts } from './texts/load-account-texts.js';

/** What is typed to register or log in. */
export interface AccountFields {
  email: string;
  password: string;
  name: string;
}

/** What is wrong, by field; `form` is for what belongs to none, `taken` offers to log in with the address. */
export interface FieldTexts {
  email?: string;
  password?: string;
  name?: string;
  form?: string;
  taken?: true;
}

/** Which of the forms around logging in is open. */
export type AccountMode = 'login' | 'register' | 'forgot' | 'link';

const length = (text: string): number => [...text].length;

/** What can be seen to be wrong with a new password. */
export function checkPassword(password: string, texts: AccountTexts): string | undefined {
  if (length(password) < 8) return texts.say('passwordShort');
  return length(password) > 256 ? texts.say('passwordLong') : undefined;
}

/** What can be seen to be wrong with an address. */
export const checkEmail = (email: string, texts: AccountTexts): string | undefined =>
  /^\S+@\S+$/.test(email.trim()) ? undefined : texts.say('emailInvalid');

/** What can be seen to be wrong with a name. */
export const checkName = (name: string, texts: AccountTexts): string | undefined =>
  length(name.trim()) < 3 || length(name.trim()) > 30 ? texts.say('nameLength') : undefined;

/** What can be seen to be wrong before it is sent. The server has the last word on everything. */
export function checkAccount(mode: AccountMode, fields: AccountFields, texts: AccountTexts): FieldTexts {
  const wrong: Record<keyof AccountFields, string | undefined> = {
    email: checkEmail(fields.email, texts),
    password:
      mode === 'register'
        ? checkPassword(fields.password, texts)
        : mode === 'login' && fields.password === ''
          ? texts.say('passwordMissing')
          : undefined,
    name: mode === 'register' ? checkName(fields.name, texts) : undefined,
  };
  return Object.fromEntries(Object.entries(wrong).filter(([, text]) => text !== undefined));
}

/** Where a refusal belongs that names no field itself. */
const fieldOf: Record<string, keyof AccountFields> = {
  'email.taken': 'email',
  'name.taken': 'name',
  'password.common': 'password',
};

/** What the server finds wrong with a field, in the reader's words rather than in its own. */
const unfit = { email: 'emailInvalid', password: 'passwordShort', name: 'nameUnfit' } as const;

/** What to say, and where, when the server refused; without a problem it could not be reached. */
export function problemTexts(problem: Problem | null, texts: AccountTexts): FieldTexts {
  if (!problem) return { form: texts.say('unsent') };
  const said = texts.coded('refusals', problem.code);
  const wrong: FieldTexts = problem.code === 'email.taken' ? { taken: true } : {};
  const field = fieldOf[problem.code];
  if (field && said) return { ...wrong, [field]: said };
  for (const { path } of problem.errors ?? []) {
    if (path === 'email' || path === 'password' || path === 'name') wrong[path] ??= texts.say(unfit[path]);
  }
  return Object.keys(wrong).length > 0 ? wrong : { form: said ?? texts.say('failed') };
}
