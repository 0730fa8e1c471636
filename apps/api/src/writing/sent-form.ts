import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { reportReason } from '#contract/replies';
import { UUID } from '#platform/paging/cursor';
import { refuse } from '#platform/refusals/refusal';

/** Where plain forms are sent. */
export const FORM_ADDRESSES = ['t/:threadId/write', 'r/:replyId/write', 'r/:replyId/report', 't/:threadId/follow', 'u/:userId/follow', 'notice'] as const;

/** A form writes most letters as three to twelve bytes; a reply that is too long should be told so, with its text kept. */
export const FORM_BYTES = 262_144;

/** What no text in PostgreSQL holds; a browser sends neither, a program may. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** A form ends its lines as mail does; a text here has line feeds. What is not there is empty. */
const line = z.string().catch('').transform((value) => storable(value).replaceAll('\r\n', '\n'));

const sentForm = z.object({
  step: z.enum(['preview', 'post', 'read', 'leave', 'follow', 'unfollow', 'block', 'unblock']).catch('preview'),
  token: line,
  key: z.string().regex(/^[!-~]{1,255}$/).optional().catch(undefined),
  body: line,
  who: z.enum(['known', 'new']).catch('known'),
  email: line.transform((value) => value.trim()),
  password: line,
  name: line,
  reason: reportReason.nullable().catch(null),
  note: line,
  /** What its sender says they have read. */
  warnings: line.transform((value) => value.split(' ').filter((id) => UUID.test(id))),
});
export type SentForm = z.infer<typeof sentForm>;

/** What came in a form, each part as it should be or empty: what is wrong with it is said beside it, not instead of it. */
export function readForm(request: FastifyRequest): SentForm {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) refuse('request.malformed');
  return sentForm.parse({ ...(request.body as object | null) });
}
