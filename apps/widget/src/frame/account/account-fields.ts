import type { Problem } from '#contract/refusals';
import type { Texts } from '../texts/texts.js';

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

const length = (text: string): number => [...text.trim()].length;

/** What can be seen to be wrong before it is sent. The server has the last word on everything. */
export function checkAccount(
  mode: 'login' | 'register',
  { email, password, name }: AccountFields,
  texts: Texts,
): FieldTexts {
  const wrong: FieldTexts = {};
  if (!/^\S+@\S+$/.test(email.trim())) wrong.email = texts.say('emailInvalid');
  if (mode === 'login' && password === '') wrong.password = texts.say('passwordMissing');
  if (mode === 'register' && [...password].length < 8) wrong.password = texts.say('passwordShort');
  if (mode === 'register' && (length(name) < 3 || length(name) > 30)) wrong.name = texts.say('nameLength');
  return wrong;
}

/** Where a refusal belongs that names no field itself. */
const fieldOf: Record<string, keyof AccountFields> = {
  'email.taken': 'email',
  'name.taken': 'name',
};

/** What to say, and where, when the server refused; without a problem it could not be reached. */
export function problemTexts(problem: Problem | null, texts: Texts): FieldTexts {
  if (!problem) return { form: texts.say('unsent') };
  const said = texts.coded('refusals', problem.code) ?? problem.detail;
  const wrong: FieldTexts = problem.code === 'email.taken' ? { taken: true } : {};
  const field = fieldOf[problem.code];
  if (field) return { ...wrong, [field]: said };
  for (const { path, message } of problem.errors ?? []) {
    if (path === 'email' || path === 'password' || path === 'name') wrong[path] ??= message;
  }
  return Object.keys(wrong).length > 0 ? wrong : { form: said };
}
