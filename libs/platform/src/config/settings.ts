import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { insecureProviders, openIdProviders } from './openid-settings.js';
import { traceHeaders } from './trace-settings.js';

/**
 * Every setting of the platform: what it is for, what it may be, and what it is when nobody sets it.
 * `.env.example` lists the same names, and a test holds the two together.
 */

/** What stands in examples, its letters alone: however it is spelled, everybody knows it. */
const EXAMPLE_SECRETS = ['changeme', 'keyboardcat', 'secret'];

/** 32 characters of anything random are more than 128 bits; fewer can be guessed offline from one token. */
const SECRET_MIN_LENGTH = 32;

const flag = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((value) => value === 'on');

const webOrigin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => URL.parse(value)?.origin === value.replace(/\/$/, ''), { error: 'must be an origin, without a path' })
  .transform((value) => value.replace(/\/$/, ''));

/** An address, or a name with the address in angle brackets; a line break would begin another header. */
const mailbox = z.string().regex(/^(?:[^<>@\s]+@[^<>@\s]+|[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>)$/, { error: 'must be an address, or Name <address>' });

/** Names that the HTTP server knows for the networks of RFC 1918 and their like. */
const NETWORK_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);

const databases = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()).filter(Boolean))
  .refine((list) => list.every((part) => /^postgres(ql)?:$/.test(URL.parse(part)?.protocol ?? '')), { error: 'must be postgresql://… addresses, comma-separated' });

const proxies = z
  .string()
  .transform((list) => list.split(',').map((part) => part.trim()).filter(Boolean))
  .refine((list) => list.every((part) => NETWORK_NAMES.has(part) || ipaddr.isValid(part) || ipaddr.isValidCIDR(part)), {
    error: 'must be addresses or networks such as 10.0.0.0/8, comma-separated',
  });

export const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development').describe('production refuses what is only safe on a machine of one’s own'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Where the api listens'),
  HOST: z.string().default('localhost').describe('On which address; 0.0.0.0 for all of them'),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).optional().describe('Where a worker in a process of its own answers /health/live, /health/ready and /metrics, on HOST; nowhere when unset'),
  PUBLIC_URL: webOrigin.optional().describe('How browsers reach us; http://HOST:PORT when unset'),
  DATA_DIR: z.string().default('.data').describe('Where the embedded database and its password live, and mail that no server was named for'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('Your own PostgreSQL; embedded when unset'),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe('The same database as its owner, for migrations: the role of DATABASE_URL is then made by them, and cannot change the log'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16).describe('Connections a process holds at most'),
  DATABASE_REPLICA_URLS: databases.optional().describe('Copies of your PostgreSQL that pages which everybody reads may be read from, comma-separated; never for what one has just written'),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(15).optional().describe('How long a node that is told to stop goes on answering, so that whoever sends it readers learns of it; 5 in production, 0 elsewhere'),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional().describe('Joins several api nodes'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional().describe('Your mail server, smtp://user:password@host:port; messages are files in DATA_DIR/mail when unset'),
  MAIL_FROM: mailbox.optional().describe('Whom mail is from, such as Talk <talk@example.org>; no-reply@ the host of PUBLIC_URL when unset'),
  MAIL_TEMPLATES: z.string().optional().describe('A folder of your own texts for mail'),
  MAIL_EVENTS_SECRET: z.string().min(SECRET_MIN_LENGTH).optional().describe('Signs what your mail server tells of letters that came back, at /api/v1/mail/events; nobody is listened to when unset'),
  SECRET: z.string().optional().describe('Signs tokens; made and kept in DATA_DIR when unset outside production'),
  TRUST_PROXY: proxies.optional().describe('Addresses or networks of your proxies, comma-separated'),
  PLACES_DATABASE: z.string().optional().describe('A newer MMDB file of countries by address than the packaged one'),
  OIDC_PROVIDERS: openIdProviders.optional().describe('OpenID providers to sign in with: a JSON array of {id, name, issuer, clientId, clientSecret?, scope?}, or the path of a file with one'),
  RATE_LIMITS: flag('on').describe('off is refused in production'),
  STAFF_PROOF: z.enum(['on', 'off']).optional().describe('on asks moderators and admins for a second proof; off is refused in production, and the default elsewhere'),
  SEED: z.enum(['demo', 'none']).optional().describe('demo fills an empty database with a living site; the default outside production'),
  ADMIN_EMAIL: z.email().optional().describe('With ADMIN_PASSWORD: makes the first admin where there is none'),
  ADMIN_PASSWORD: z.string().min(8).max(256).optional().describe("The first admin's; worth nothing once there is one"),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('The least grave lines that are written'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional().describe('An OpenTelemetry collector, http://host:4318: traces go there over OTLP; nothing is traced when unset'),
  OTEL_EXPORTER_OTLP_HEADERS: traceHeaders.optional().describe('What the collector wants to be sent besides: name=value, comma-separated'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1).describe('How many of the traces that begin here are kept, from 0 to 1'),
});

export type Settings = z.infer<typeof settings>;

/** What production refuses, because it is only safe on a machine of one's own. */
export function productionProblems(values: Settings): string[] {
  if (values.NODE_ENV !== 'production') return [];
  const problems: string[] = [];
  if (values.SECRET === undefined) problems.push('SECRET: must be set in production');
  if (values.DATABASE_URL === undefined) problems.push('DATABASE_URL: must be set in production');
  if (values.PUBLIC_URL === undefined) problems.push('PUBLIC_URL: must be set in production');
  if (!values.RATE_LIMITS) problems.push('RATE_LIMITS: cannot be off in production');
  for (const id of insecureProviders(values.OIDC_PROVIDERS ?? [])) problems.push(`OIDC_PROVIDERS: the issuer of ${id} must begin with https: in production`);
  if (values.STAFF_PROOF === 'off') problems.push('STAFF_PROOF: cannot be off in production');
  return problems;
}

/** Settings that mean something only together. */
export function pairProblems(given: Partial<Record<'ADMIN_EMAIL' | 'ADMIN_PASSWORD' | 'DATABASE_URL' | 'DATABASE_OWNER_URL', string | undefined>>): string[] {
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = given;
  const admin = (ADMIN_EMAIL === undefined) === (ADMIN_PASSWORD === undefined) ? [] : [`${ADMIN_EMAIL === undefined ? 'ADMIN_EMAIL' : 'ADMIN_PASSWORD'}: must be set too, to make the first admin`];
  return [...admin, ...ownerProblems(given)];
}

/** An owner besides the application is one of the same database with another name. */
function ownerProblems({ DATABASE_URL, DATABASE_OWNER_URL }: { DATABASE_URL?: string | undefined; DATABASE_OWNER_URL?: string | undefined }): string[] {
  if (DATABASE_OWNER_URL === undefined) return [];
  if (DATABASE_URL === undefined) return ['DATABASE_OWNER_URL: needs DATABASE_URL, for the application'];
  const [owner, application] = [URL.parse(DATABASE_OWNER_URL), URL.parse(DATABASE_URL)];
  if (owner === null || application === null) return [];
  if (application.username === '') return ['DATABASE_URL: must name the role of the application where DATABASE_OWNER_URL is set'];
  if (owner.username === application.username) return ['DATABASE_OWNER_URL: must be another role than that of DATABASE_URL'];
  return owner.pathname === application.pathname ? [] : ['DATABASE_OWNER_URL: must be the same database as DATABASE_URL'];
}

/** What is wrong with a secret wherever it is used. */
export function secretProblems(secret: string | undefined): string[] {
  if (secret === undefined) return [];
  const letters = secret.toLowerCase().replace(/[^a-z]/g, '');
  if (EXAMPLE_SECRETS.some((example) => letters.includes(example))) return ['SECRET: is an example, make one of your own'];
  if (secret.length < SECRET_MIN_LENGTH) return [`SECRET: must be at least ${SECRET_MIN_LENGTH} characters`];
  return [];
}
