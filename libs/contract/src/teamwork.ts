import { z } from 'zod';
import { role } from './accounts.js';
import { ownReasonCode } from './own-reasons.js';
import { id, instant, text } from './primitives.js';
import { reportReason } from './replies.js';

/** How moderators work beside each other: who looks at what, who is asked, and what they tell each other. */

export const colleague = z.object({ id, name: z.string() }).meta({ id: 'Colleague' });
export type Colleague = z.infer<typeof colleague>;

/** Who is looking at a reply, and until when unless they stay. */
export const leaseView = z.object({ user: colleague, until: instant }).meta({ id: 'Lease' });
export type LeaseView = z.infer<typeof leaseView>;

export const leaseBody = z.strictObject({
  take: z.boolean().default(false).meta({ description: 'Take it over from whoever has it' }),
});

export const leaseAnswer = z.object({ lease: leaseView, mine: z.boolean() });
export type LeaseAnswer = z.infer<typeof leaseAnswer>;

/** Roles to which something can be handed over. */
export const deskRole = z.enum(['moderator', 'admin']);
export type DeskRole = z.infer<typeof deskRole>;

export const callKind = z.enum(['handed', 'asked', 'mentioned']);
export type CallKind = z.infer<typeof callKind>;

/** What brings a reply to a certain moderator. */
export const callView = z
  .object({
    id,
    replyId: id,
    kind: callKind,
    by: colleague,
    to: colleague.nullable().meta({ description: 'Null where it is for a role, or for whoever comes first' }),
    toRole: role.nullable(),
    note: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'Call' });
export type CallView = z.infer<typeof callView>;

const words = text(0, 1_000).nullish();

export const handOverBody = z
  .strictObject({ to: id.optional(), toRole: deskRole.optional(), note: words })
  .refine((body) => (body.to === undefined) !== (body.toRole === undefined), { path: ['to'], error: 'must name a colleague or a role, and not both' });
export type HandOverBody = z.infer<typeof handOverBody>;

/** What two moderators can agree on. */
export const opinionKind = z.enum(['approve', 'reject']);
export type OpinionKind = z.infer<typeof opinionKind>;

const opinion = { decision: opinionKind, reason: reportReason.optional(), ownReason: ownReasonCode.optional().meta({ description: 'A reason of the site’s own, by its code; the reason is the one that it counts under' }), note: words };
const revision = z.int().min(1).meta({ description: 'The revision that the moderator saw' });
const hasReason = (body: { decision?: OpinionKind | undefined; reason?: unknown; ownReason?: unknown }): boolean => body.decision !== 'reject' || body.reason !== undefined || body.ownReason !== undefined;
const needsReason = { path: ['reason'], error: 'a rejection needs a reason' };

export const askBody = z
  .strictObject({ revision, to: id.optional(), ...opinion, decision: opinionKind.optional().meta({ description: 'What the asker would do, if they know' }) })
  .refine(hasReason, needsReason);
export type AskBody = z.infer<typeof askBody>;

export const opinionBody = z.strictObject({ revision, ...opinion }).refine(hasReason, needsReason);
export type OpinionBody = z.infer<typeof opinionBody>;

export const opinionView = z
  .object({
    moderator: colleague,
    decision: opinionKind,
    reason: reportReason.nullable(),
    ownReason: z.string().nullable().meta({ description: 'The code of a reason of the site’s own' }),
    text: z.string().nullable().meta({ description: 'How that was said then, in the language of who asks' }),
    note: z.string().nullable(),
    revision: z.int(),
    at: instant,
  })
  .meta({ id: 'Opinion' });
export type OpinionView = z.infer<typeof opinionView>;

const noteText = text(1, 2_000);

export const replyNoteBody = z.strictObject({
  body: noteText,
  mentions: z.array(id).max(10).default([]).meta({ description: 'Colleagues who are told' }),
});
export type ReplyNoteBody = z.infer<typeof replyNoteBody>;

export const userNoteBody = z.strictObject({ body: noteText, siteId: id.optional().meta({ description: 'For the moderators of this site; without it, of all' }) });
export type UserNoteBody = z.infer<typeof userNoteBody>;

export const noteView = z
  .object({ id, author: colleague, body: z.string(), siteId: id.nullable().meta({ description: 'Of a note on a reader: whose moderators it is for; null for all' }), at: instant })
  .meta({ id: 'StaffNote' });
export type NoteView = z.infer<typeof noteView>;

export type ColleagueView = Colleague;
