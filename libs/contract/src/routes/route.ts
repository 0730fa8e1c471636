import type { z } from 'zod';
import type { RefusalCode } from '../refusals.js';

/**
 * Who may ask. Each includes the ones after it: an admin may do what a reader may. `staff`, `moderator` and `site-admin` let in whoever
 * is that on some site; the verb asks whether it is theirs. `admin` is an admin everywhere.
 */
export type AccessLevel = 'anyone' | 'user' | 'staff' | 'moderator' | 'site-admin' | 'admin';

/** What is counted against whoever asks; the numbers are the api's. */
export type LimitName = 'login' | 'register' | 'forgot' | 'token' | 'publisher' | 'mail' | 'proof' | 'post' | 'edit' | 'report' | 'preview' | 'draft' | 'people' | 'mute' | 'follow' | 'block' | 'like' | 'search' | 'notice';

/** One route of the public surface: the controller, the client and the OpenAPI document are all made from it. */
export interface RouteDefinition {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, with `:name` for parameters. */
  path: string;
  access: AccessLevel;
  /** True where a site's secret key may stand in for a person's token. */
  siteKey?: true;
  /** True where the refresh cookie is read: the caller's own pages must say so with a header. */
  cookie?: true;
  /** True where whoever asks must have proved themselves within ten minutes, where staff give second proofs at all. */
  fresh?: true;
  /** True where an account could be taken over: staff who have a second proof must have given it within ten minutes. */
  secondProof?: true;
  /** True where `Idempotency-Key` is understood of known users; `receipt` where it is of anybody, and together with what is sent. */
  repeatable?: true | 'receipt';
  /** Bytes that the body may have; 64 KB when not given. */
  bodyLimit?: number;
  limits?: readonly LimitName[];
  room: string;
  summary: string;
  params?: z.ZodType<object>;
  query?: z.ZodType<object>;
  body?: z.ZodType;
  /** The bodies of success by status; null where there is none. */
  answers: Readonly<Record<number, z.ZodType | null>>;
  /** Besides those that every route of its kind has. */
  refusals: readonly RefusalCode[];
  /** A request's body or query and a success's body, as they could really be. */
  example?: { query?: Record<string, string>; body?: unknown; answer?: unknown };
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a controller is handed once the request has been checked. */
export interface InputOf<Route extends RouteDefinition> {
  params: Output<Route['params']>;
  query: Output<Route['query']>;
  body: Output<Route['body']>;
}

export const route = <const Route extends RouteDefinition>(definition: Route): Route => definition;
