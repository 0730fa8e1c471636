import { z } from 'zod';
import { id, instant, text, webUrl } from './primitives.js';
import { ownReasons } from './own-reasons.js';
import { checkFields, linkHostFields, linkHosts, siteChecks } from './site-checks.js';
import { scorerSetting } from './scorer.js';
import { ACCENT, densities, FONT } from './theme.js';

/** An origin as browsers send it: scheme, host, port only where it is not the default. */
export const origin = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((value) => URL.parse(value)?.origin === value && /^https?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d+)?$/.test(value), { error: 'must be an origin such as https://www.example.org' });

const themeFields = {
  /** The one colour of links, buttons and marks. Made darker or lighter where it could not be read. */
  accent: z.string().regex(ACCENT, { error: 'must be a colour such as #9c1c2b' }).nullable(),
  /** Fonts that readers have on their devices, the first wanted first. */
  font: z.string().regex(FONT, { error: 'must be names of fonts, without quotes, with commas between them' }).nullable(),
  density: z.enum(densities),
  /** Light or dark on our own pages. In a publisher's page the discussion is as that page is. */
  scheme: z.enum(['light', 'dark', 'auto']),
};

/** How a site's discussions look where its pages do not say it. */
export const siteTheme = z.object({
  accent: themeFields.accent.default(null),
  font: themeFields.font.default(null),
  density: themeFields.density.default('comfortable'),
  scheme: themeFields.scheme.default('auto'),
}).meta({ id: 'SiteTheme' });
export type SiteTheme = z.infer<typeof siteTheme>;

const settingFields = {
  /** Hold the first so many replies of somebody new, until a moderator has seen them. */
  holdFirstReplies: z.int().min(0).max(20),
  /** Hold what a reader posts within so many hours after registering. 0: nothing is held for that. */
  holdNewAccountHours: z.int().min(0).max(720),
  /** Hold what a reader posts of whom moderators rejected so many replies on the site within thirty days. 0: nothing is held for that. */
  holdAfterRejections: z.int().min(0).max(20),
  /** Whether a reader whose address is not confirmed may post. */
  unverifiedMayPost: z.boolean(),
  /** More links than this and a reply waits for a moderator. */
  linksBeforeHold: z.int().min(0).max(20),
  /** How a new thread begins. */
  threadModeration: z.enum(['post', 'pre']),
  /** Discussions that begin from now on close by themselves after so many days; null: they stay open. */
  closeAfterDays: z.int().min(1).max(3_650).nullable(),
  /** Whether the script on the site's pages tells search engines of the replies, by schema.org's NewsArticle. */
  jsonLd: z.boolean(),
  /** What search engines may do with the discussions: show them, show where they are but none of their text, or leave them out. */
  robots: z.enum(['index', 'nosnippet', 'noindex']),
  /** Within how many minutes held and reported replies are to be decided on; moderators are warned of those that wait longer. 0: no target. */
  targetMinutes: z.int().min(0).max(10_080),
  /** Whether anybody may read in numbers how the site is moderated, at /sites/:siteId/transparency. */
  publishReport: z.boolean(),
  /** Whether what a reader posts can be left visible to them and moderators alone, and whether that reader is told: not to tell is for spam only. */
  shadow: z.enum(['off', 'told', 'untold']),
  /** Reasons of the site's own for removing a reply, besides ours. */
  reasons: ownReasons,
};

/** What may be changed: only what is named. */
export const siteSettingsChange = z
  .strictObject({
    ...settingFields,
    theme: z.strictObject(themeFields).partial().meta({ description: 'Replaced whole: what is left out is as we chose it' }),
    linkHosts: z.strictObject(linkHostFields).partial().meta({ description: 'Replaced whole, as the theme' }),
    checks: z.strictObject(checkFields).partial().meta({ description: 'Replaced whole, as the theme' }),
  })
  .partial();
export type SiteSettingsChange = z.infer<typeof siteSettingsChange>;

/** A site's settings, with the default of each that nobody chose. */
export const siteSettings = z.object({
  holdFirstReplies: settingFields.holdFirstReplies.default(0),
  holdNewAccountHours: settingFields.holdNewAccountHours.default(0),
  holdAfterRejections: settingFields.holdAfterRejections.default(0),
  unverifiedMayPost: settingFields.unverifiedMayPost.default(true),
  linksBeforeHold: settingFields.linksBeforeHold.default(2),
  threadModeration: settingFields.threadModeration.default('post'),
  closeAfterDays: settingFields.closeAfterDays.default(null),
  jsonLd: settingFields.jsonLd.default(false),
  theme: siteTheme.prefault({}),
  linkHosts: linkHosts.prefault({}),
  checks: siteChecks.prefault({}),
  robots: settingFields.robots.default('index'),
  targetMinutes: settingFields.targetMinutes.default(0),
  publishReport: settingFields.publishReport.default(false),
  shadow: settingFields.shadow.default('off'),
  reasons: settingFields.reasons.default([]),
  /** Chosen by a route of its own, which asks for figures first. */
  scorer: scorerSetting.prefault({}),
}).meta({ id: 'SiteSettings' });
export type SiteSettings = z.infer<typeof siteSettings>;

export const createSiteBody = z.strictObject({
  name: text(1, 100),
  origins: z.array(origin).max(50),
  settings: siteSettingsChange.optional(),
});
export type CreateSiteBody = z.infer<typeof createSiteBody>;

export const changeSiteBody = createSiteBody.partial();
export type ChangeSiteBody = z.infer<typeof changeSiteBody>;

const outsideCheckFields = {
  kind: z.enum(['own', 'akismet']).meta({ description: 'What it speaks: `own` as docs/outside-check.md says, `akismet` as Akismet does' }),
  url: webUrl.meta({ description: 'Over https, and out in the open' }),
  deadlineMs: z.int().min(100).max(3_000).meta({ description: 'How long a reply waits for its answer, in milliseconds' }),
  otherwise: z.enum(['publish', 'hold']).meta({ description: 'What becomes of a reply when it fails or is late' }),
  spam: z.enum(['tag', 'hold', 'refuse']).meta({ description: 'What becomes of what Akismet takes for spam; another service says it itself' }),
};

/** A service of somebody else's that looks at each reply of a site before it is posted. */
export const outsideCheckBody = z
  .strictObject({
    ...outsideCheckFields,
    kind: outsideCheckFields.kind.default('own'),
    spam: outsideCheckFields.spam.default('hold'),
    key: z.string().regex(/^[\w-]{6,100}$/, { error: 'must be a key of Akismet' }).optional().meta({ description: 'Of Akismet, and of nobody else: shown to nobody afterwards' }),
  })
  .refine(({ kind, key }) => (kind === 'akismet') === (key !== undefined), { path: ['key'], error: 'belongs to Akismet, and Akismet needs it' });
export type OutsideCheckBody = z.infer<typeof outsideCheckBody>;

export const outsideCheckView = z.object({ siteId: id, ...outsideCheckFields }).meta({ id: 'OutsideCheck' });
export type OutsideCheckView = z.infer<typeof outsideCheckView>;

/** The only time that the secret is shown. */
export const outsideCheckMade = outsideCheckView.extend({ secret: z.string().nullable().meta({ description: 'What both sign with, as Standard Webhooks does; shown this once. Null of Akismet, which has its key' }) }).meta({ id: 'NewOutsideCheck' });
export type OutsideCheckMade = z.infer<typeof outsideCheckMade>;

export const siteView = z.object({
  id,
  name: z.string(),
  publicKey: z.string().meta({ description: 'Goes into the page: data-site' }),
  origins: z.array(z.string()),
  settings: siteSettings,
  createdAt: instant,
}).meta({ id: 'Site' });
export type SiteView = z.infer<typeof siteView>;

/** The only time that the secret is shown: we keep its hash. */
export const siteKeyView = z.object({ id, siteId: id, secretKey: z.string(), createdAt: instant }).meta({ id: 'SiteKey' });
export type SiteKeyView = z.infer<typeof siteKeyView>;
