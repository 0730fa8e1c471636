import { z } from 'zod';
import { email, password, userName } from './accounts.js';
import { id, instant, text, timeZone } from './primitives.js';

/** What somebody sees and changes of their own account. */

const isLocale = (value: string): boolean => {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
};

export const changeMeBody = z.strictObject({
  name: userName.optional(),
  bio: text(0, 500).optional(),
  locale: z.string().max(35).refine(isLocale, { error: 'must be a language tag such as en or pt-BR' }).nullable().optional(),
  timeZone: timeZone.nullable().optional(),
  private: z.boolean().optional().meta({ description: 'Nobody new can follow one, and neither followers nor history are listed to others' }),
});
export type ChangeMeBody = z.infer<typeof changeMeBody>;

/** With the password, or after a fresh proof without it. */
const typedPassword = z.string().max(1_024);
export const changeEmailBody = z.strictObject({ email, password: typedPassword.optional() });
export const changePasswordBody = z.strictObject({ password, current: typedPassword.optional() });
export const deleteMeBody = z.strictObject({ password: typedPassword.optional() });

/** One log-in, as its owner recognises it. */
export const ownSessionView = z
  .object({
    id,
    current: z.boolean(),
    method: z.enum(['password', 'passkey', 'link', 'provider', 'publisher', 'registration']),
    audience: z.enum(['reader', 'console']),
    device: z.string().meta({ description: 'Browser and system, such as “Firefox, Windows”; empty when it did not say' }),
    place: z.string().nullable().meta({ description: 'The country that the network address belongs to, ISO 3166-1 alpha-2; null when nobody can say' }),
    createdAt: instant,
    lastUsedAt: instant,
  })
  .meta({ id: 'OwnSession' });
export type OwnSessionView = z.infer<typeof ownSessionView>;

export const exportView = z
  .object({
    id,
    state: z.enum(['waiting', 'working', 'ready', 'failed']),
    progress: z.int().meta({ description: 'Percent' }),
    createdAt: instant,
    expiresAt: instant,
    files: z.array(z.object({ format: z.enum(['json', 'csv']), url: z.string(), bytes: z.int() })),
  })
  .meta({ id: 'Export' });
export type ExportView = z.infer<typeof exportView>;
export const exportFormat = z.enum(['json', 'csv']);
