import { z } from 'zod';

/** Where spans go to. */
export interface TraceSettings {
  /** Without the path of the signal: `/v1/traces` is added. */
  endpoint: string;
  headers: Record<string, string>;
  /** How many of the traces that begin here are kept, from 0 to 1. */
  share: number;
}

/** `name=value`, by comma, values percent-encoded where they must be: as OpenTelemetry writes them. */
export const traceHeaders = z.string().transform((text, problems) => {
  const pairs = text.split(',').map((part) => part.trim()).filter(Boolean).map((part): [string, string] => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()]);
  if (pairs.some(([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || value === '')) {
    problems.addIssue({ code: 'custom', message: 'must be name=value, comma-separated' });
    return z.NEVER;
  }
  try {
    return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), decodeURIComponent(value)]));
  } catch {
    problems.addIssue({ code: 'custom', message: 'has a value that is not percent-encoded as it must be' });
    return z.NEVER;
  }
});
