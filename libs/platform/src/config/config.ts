import type { OpenIdProviderSettings } from './openid-settings.js';
import { StartProblem } from './start-problem.js';
import type { TraceSettings } from './trace-settings.js';
import { pairProblems, productionProblems, secretProblems, settings, type Settings } from './settings.js';

/** The settings of this process, read once and checked whole. */
export class Config {
  constructor(private readonly values: Settings & { DATABASE_URL: string; SECRET: string; PUBLIC_URL: string }) {}

  get production(): boolean {
    return this.values.NODE_ENV === 'production';
  }
  get port(): number {
    return this.values.PORT;
  }
  get host(): string {
    return this.values.HOST;
  }
  /** Where a worker tells how it is; nowhere when unset. */
  get workerPort(): number | undefined {
    return this.values.WORKER_PORT;
  }
  /** How browsers reach us: an origin without a trailing slash. */
  get publicUrl(): string {
    return this.values.PUBLIC_URL;
  }
  get databaseUrl(): string {
    return this.values.DATABASE_URL;
  }
  get databasePool(): number {
    return this.values.DATABASE_POOL;
  }
  /** Copies of the database that may be read; none when empty. */
  get databaseReplicaUrls(): string[] {
    return this.values.DATABASE_REPLICA_URLS ?? [];
  }
  get redisUrl(): string | undefined {
    return this.values.REDIS_URL;
  }
  /** How long a node goes on answering after it is told to stop. */
  get drainSeconds(): number {
    return this.values.DRAIN_SECONDS ?? (this.production ? 5 : 0);
  }
  /** Where the installation keeps what is not in its database. */
  get dataFolder(): string {
    return this.values.DATA_DIR;
  }
  /** The mail server; without one, messages become files. */
  get smtpUrl(): string | undefined {
    return this.values.SMTP_URL;
  }
  /** Whom mail is from. */
  get mailFrom(): string {
    return this.values.MAIL_FROM ?? `no-reply@${new URL(this.publicUrl).hostname}`;
  }
  /** A folder of the operator's own texts for mail. */
  get mailTemplates(): string | undefined {
    return this.values.MAIL_TEMPLATES;
  }
  /** Signs what a mail server tells of letters that came back; nobody is listened to without. */
  get mailEventsSecret(): string | undefined {
    return this.values.MAIL_EVENTS_SECRET;
  }
  get secret(): string {
    return this.values.SECRET;
  }
  /** A file that tells countries by network address; the packaged one when unset. */
  get placesDatabase(): string | undefined {
    return this.values.PLACES_DATABASE;
  }
  /** The OpenID providers that one can sign in with. */
  get openIdProviders(): OpenIdProviderSettings[] {
    return this.values.OIDC_PROVIDERS ?? [];
  }
  get rateLimits(): boolean {
    return this.values.RATE_LIMITS;
  }
  /** Whether moderators and admins need a second proof. */
  get staffProof(): boolean {
    return (this.values.STAFF_PROOF ?? (this.production ? 'on' : 'off')) === 'on';
  }
  get logLevel(): Settings['LOG_LEVEL'] {
    return this.values.LOG_LEVEL;
  }
  /** Where traces go; nowhere when unset. */
  get traces(): TraceSettings | undefined {
    const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = {}, OTEL_TRACES_SAMPLER_ARG: share } = this.values;
    return endpoint === undefined ? undefined : { endpoint, headers, share };
  }
  /** The proxies whose X-Forwarded-For is believed; none when empty. */
  get trustedProxies(): string[] {
    return this.values.TRUST_PROXY ?? [];
  }
}

/** Thrown at the start with everything that is wrong, so that it can be put right in one go. */
export class ConfigProblems extends StartProblem {
  constructor(readonly problems: string[]) {
    super(['These settings cannot be used:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}

/** Reads settings, an empty value being the same as none. Throws `ConfigProblems` with every problem. */
export function readSettings(source: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(given);
  const problems = [
    ...(parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []),
    ...(parsed.success ? productionProblems(parsed.data) : []),
    ...pairProblems(given),
    ...secretProblems(given['SECRET']),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigProblems(problems);
  return parsed.data;
}

/** What only a start can supply where nobody set it: the embedded database's address and a secret of its own. */
export function completeConfig(values: Settings, supplied: { databaseUrl?: string; secret?: string } = {}): Config {
  const databaseUrl = values.DATABASE_URL ?? supplied.databaseUrl;
  const secret = values.SECRET ?? supplied.secret;
  if (databaseUrl === undefined || secret === undefined) {
    throw new ConfigProblems([
      ...(databaseUrl === undefined ? ['DATABASE_URL: must be set here'] : []),
      ...(secret === undefined ? ['SECRET: must be set here'] : []),
    ]);
  }
  const host = values.HOST === '0.0.0.0' || values.HOST === '::' ? 'localhost' : values.HOST;
  const publicUrl = values.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${values.PORT}`;
  return new Config({ ...values, DATABASE_URL: databaseUrl, SECRET: secret, PUBLIC_URL: publicUrl });
}
