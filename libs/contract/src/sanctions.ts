import { z } from 'zod';
import { siteRole, siteStanding, standing, userView } from './accounts.js';
import { decisionReason } from './moderation.js';
import { id, instant, text } from './primitives.js';

/** `warn` only tells, and has to be read before one posts again; the others hold until they end. `shadow` is for sites that chose to have it. */
export const chosenSanctions = ['warn', 'premoderate', 'slow', 'shadow', 'suspend', 'ban'] as const;

/** `rename` comes with a name that was reset, and has to be read like a warning. */
export const sanctionKinds = [...chosenSanctions, 'rename'] as const;
export const sanctionKind = z.enum(sanctionKinds);
export type SanctionKind = z.infer<typeof sanctionKind>;

export const sanctionBody = z
  .strictObject({
    kind: z.enum(chosenSanctions),
    siteId: id.optional().meta({ description: 'On this site alone; without it, everywhere, which is for moderators of every site' }),
    slowSeconds: z.int().min(10).max(86_400).optional().meta({ description: 'Of `slow`: at most one reply in so many seconds, ten to a day' }),
    until: instant.optional().meta({ description: 'When it ends by itself, in the future; without it, when a moderator ends it' }),
    reason: decisionReason,
    note: text(0, 1_000).nullish().meta({ description: 'In the moderator’s own words; the reader is shown it' }),
  })
  .refine(({ kind, slowSeconds }) => (kind === 'slow') === (slowSeconds !== undefined), { path: ['slowSeconds'], error: 'belongs to slow, and slow needs it' })
  .refine(({ kind, until }) => kind !== 'warn' || until === undefined, { path: ['until'], error: 'a warning has no end' })
  .refine(({ kind, siteId }) => kind !== 'shadow' || siteId !== undefined, { path: ['siteId'], error: 'a shadow is for one site' });
export type SanctionBody = z.infer<typeof sanctionBody>;

/** What the reader is told: what holds, why, and until when; not who decided. */
export const ownSanctionView = z
  .object({
    id,
    kind: sanctionKind,
    siteId: id.nullable().meta({ description: 'Null: everywhere' }),
    slowSeconds: z.int().nullable().meta({ description: 'Of `slow`; null of the others' }),
    reason: decisionReason,
    note: z.string().nullable(),
    createdAt: instant,
    until: instant.nullable(),
    endedAt: instant.nullable(),
    acknowledgedAt: instant.nullable().meta({ description: 'When the reader said that they have read it' }),
  })
  .meta({ id: 'OwnSanction' });
export type OwnSanctionView = z.infer<typeof ownSanctionView>;

export const sanctionView = ownSanctionView
  .extend({
    userId: id,
    moderatorId: id,
    untold: z.boolean().meta({ description: 'Of `shadow`: the reader is not told while it holds' }),
    endedById: id.nullable().meta({ description: 'Null while it holds, and where it ended by itself' }),
  })
  .meta({ id: 'Sanction' });
export type SanctionView = z.infer<typeof sanctionView>;

/** A reader as moderators see one. */
export const readerRecord = userView
  .extend({
    standing: standing.meta({ description: 'Everywhere' }),
    slowSeconds: z.int().meta({ description: 'Everywhere; 0: as everybody' }),
    siteRoles: z.array(siteRole).meta({ description: 'On the sites that one moderates' }),
    siteStandings: z.array(siteStanding).meta({ description: 'On the sites that one moderates' }),
    shadows: z.array(z.object({ siteId: id, told: z.boolean() })).meta({ description: 'Of the sites that one moderates, those that have shadows, and whether their readers are told' }),
    emailVerified: z.boolean(),
    sanctions: z.array(sanctionView).meta({ description: 'Everywhere and on the sites that one moderates: the last first, a hundred at most' }),
    replies: z.object({ published: z.int(), held: z.int(), rejected: z.int(), withdrawn: z.int() }),
    reports: z.object({ received: z.int(), made: z.int() }).meta({ description: 'On what they wrote, and by them on what others wrote' }),
  })
  .meta({ id: 'ReaderRecord' });
export type ReaderRecord = z.infer<typeof readerRecord>;
