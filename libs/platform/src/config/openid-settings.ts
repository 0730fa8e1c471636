import { readFileSync } from 'node:fs';
import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is this machine's own, where nobody listens in between. */
export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname);

const safeIssuer = (value: string): boolean => {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)));
};

const provider = z.strictObject({
  /** Stands in addresses and beside linked accounts: changing it forgets who is linked. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, { error: 'must be 1 to 40 of a-z, 0-9 and -' }),
  name: z.string().min(1, { error: 'must not be empty' }).max(60, { error: 'must be at most 60 characters' }),
  issuer: z.string().refine(safeIssuer, { error: 'must be an https address (http only for this machine itself)' }),
  clientId: z.string().min(1, { error: 'must not be empty' }),
  clientSecret: z.string().min(1, { error: 'must not be empty' }).optional(),
  /** OpenID Connect Core 1.0, section 3.1.2.1: without `openid` it is no OpenID request. */
  scope: z
    .string()
    .refine((scope) => scope.split(' ').includes('openid'), { error: 'must have openid in it' })
    .default('openid profile email'),
});

const list = z
  .array(provider, { error: 'must be a JSON array' })
  .refine((providers) => new Set(providers.map(({ id }) => id)).size === providers.length, { error: 'two providers must not have the same id' });

/** An OpenID provider that one can sign in with. */
export type OpenIdProviderSettings = z.infer<typeof provider>;

function read(value: string): { json: unknown } | { problem: string } {
  let text = value;
  if (!value.trimStart().startsWith('[')) {
    try {
      text = readFileSync(value, 'utf8');
    } catch {
      return { problem: 'must be a JSON array, or the path of a file that can be read' };
    }
  }
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { problem: 'is not valid JSON' };
  }
}

/** Reads the list of providers from the setting itself or from the file that it names. What is wrong is said by its place in the list. */
export const openIdProviders = z.string().transform((value, context): OpenIdProviderSettings[] => {
  const found = read(value);
  const parsed = 'json' in found ? list.safeParse(found.json) : undefined;
  if (parsed?.success) return parsed.data;
  const problems = 'problem' in found ? [found.problem] : (parsed?.error.issues ?? []).map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' '));
  for (const message of problems) context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** Providers that are spoken with in the clear, which is only safe on one machine. */
export const insecureProviders = (providers: OpenIdProviderSettings[]): string[] => providers.filter(({ issuer }) => issuer.startsWith('http:')).map(({ id }) => id);
