import type { ChangeSiteBody, SiteView } from '#contract/sites';
import { linesOfReasons, reasonsOfLines } from './own-reason-lines.js';

/** How something of a site is typed or chosen. The names are the places in what is sent, so that a refusal finds its field. */
type Kind =
  | { kind: 'text'; max: number; empty: '' | null }
  | { kind: 'lines' }
  | { kind: 'reasons' }
  | { kind: 'number'; min: number; max: number; empty: 0 | null }
  | { kind: 'yes' }
  | { kind: 'choice'; of: readonly string[] };

const outcome = { kind: 'choice', of: ['tag', 'hold', 'refuse'] } as const;

/** Everything that can be changed of a site, with the bounds that the contract has. */
export const siteFields = {
  'name': { kind: 'text', max: 100, empty: '' },
  'origins': { kind: 'lines' },
  'settings.holdFirstReplies': { kind: 'number', min: 0, max: 20, empty: 0 },
  'settings.holdNewAccountHours': { kind: 'number', min: 0, max: 720, empty: 0 },
  'settings.holdAfterRejections': { kind: 'number', min: 0, max: 20, empty: 0 },
  'settings.unverifiedMayPost': { kind: 'yes' },
  'settings.shadow': { kind: 'choice', of: ['off', 'told', 'untold'] },
  'settings.threadModeration': { kind: 'choice', of: ['post', 'pre'] },
  'settings.closeAfterDays': { kind: 'number', min: 1, max: 3_650, empty: null },
  'settings.targetMinutes': { kind: 'number', min: 0, max: 10_080, empty: 0 },
  'settings.reasons': { kind: 'reasons' },
  'settings.checks.banned-words': outcome,
  'settings.checks.suspect-words': outcome,
  'settings.checks.links': outcome,
  'settings.linksBeforeHold': { kind: 'number', min: 0, max: 20, empty: 0 },
  'settings.linkHosts.allowed': { kind: 'lines' },
  'settings.checks.link-hosts': outcome,
  'settings.linkHosts.refused': { kind: 'lines' },
  'settings.checks.repetition': outcome,
  'settings.checks.near-repetition': outcome,
  'settings.checks.burst': outcome,
  'settings.theme.accent': { kind: 'text', max: 7, empty: null },
  'settings.theme.font': { kind: 'text', max: 200, empty: null },
  'settings.theme.density': { kind: 'choice', of: ['comfortable', 'compact'] },
  'settings.theme.scheme': { kind: 'choice', of: ['auto', 'light', 'dark'] },
  'settings.robots': { kind: 'choice', of: ['index', 'nosnippet', 'noindex'] },
  'settings.jsonLd': { kind: 'yes' },
  'settings.publishReport': { kind: 'yes' },
} as const satisfies Record<string, Kind>;

/** The name of one of them. */
export type SiteField = keyof typeof siteFields;

const kinds: Record<SiteField, Kind> = siteFields;

/** How one of them is typed or chosen. */
export const kindOf = (field: SiteField): Kind => kinds[field];

/** What stands in the fields; of a draft, only in those that were touched. */
export type Typed = Partial<Record<SiteField, string | boolean>>;

/** Which fields belong together, in the order of a page. */
export const fieldGroups = {
  site: ['name', 'origins'],
  people: ['settings.holdFirstReplies', 'settings.holdNewAccountHours', 'settings.holdAfterRejections', 'settings.unverifiedMayPost', 'settings.shadow'],
  discussions: ['settings.threadModeration', 'settings.closeAfterDays', 'settings.targetMinutes', 'settings.reasons'],
  checks: ['settings.checks.banned-words', 'settings.checks.suspect-words', 'settings.checks.links', 'settings.linksBeforeHold', 'settings.linkHosts.allowed', 'settings.checks.link-hosts', 'settings.linkHosts.refused', 'settings.checks.repetition', 'settings.checks.near-repetition', 'settings.checks.burst'],
  look: ['settings.theme.accent', 'settings.theme.font', 'settings.theme.density', 'settings.theme.scheme'],
  outside: ['settings.robots', 'settings.jsonLd', 'settings.publishReport'],
} as const satisfies Record<string, readonly SiteField[]>;

const allFields = Object.keys(siteFields) as SiteField[];

function valueAt(site: SiteView, field: SiteField): unknown {
  return field.split('.').reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], site);
}

/** What a field shows of a site. */
export function shownOf(site: SiteView, field: SiteField): string | boolean {
  const value = valueAt(site, field);
  if (typeof value === 'boolean') return value;
  if (field === 'settings.reasons') return linesOfReasons(site.settings.reasons);
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What is sent for what was typed. */
function sentFor(field: SiteField, typed: string | boolean): unknown {
  const how = kindOf(field);
  if (typeof typed === 'boolean') return typed;
  if (how.kind === 'lines') return typed.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (how.kind === 'reasons') return reasonsOfLines(typed);
  if (how.kind === 'choice' || how.kind === 'yes') return typed;
  const text = typed.trim();
  if (text === '') return how.empty;
  // What is no number is sent as it was typed: the server says so, beside the field.
  return how.kind === 'number' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A draft without what says the same as the site. */
export const stillDifferent = (site: SiteView, draft: Typed): Typed =>
  Object.fromEntries(Object.entries(draft).filter(([field, typed]) => typed !== shownOf(site, field as SiteField)));

/** What to send of a draft: only what was changed, so that somebody else's change beside it stays. Theme and checks are replaced whole. */
export function changeOf(site: SiteView, draft: Typed): ChangeSiteBody {
  const changed = Object.keys(stillDifferent(site, draft)) as SiteField[];
  const whole = allFields.filter((field) => changed.includes(field) || changed.some((each) => each.split('.').length === 3 && field.startsWith(each.slice(0, each.lastIndexOf('.') + 1))));
  const body: Record<string, unknown> = {};
  for (const field of whole) {
    const path = field.split('.');
    const last = path.pop() ?? field;
    const place = path.reduce((inside, name) => (inside[name] ??= {}) as Record<string, unknown>, body);
    place[last] = sentFor(field, draft[field] ?? shownOf(site, field));
  }
  return body;
}

/** What is wrong in each field, as the server says it; what belongs to none of them is not in it. */
export function problemsByField(errors: readonly { path: string; message: string }[], lineOf: (line: number, message: string) => string): Partial<Record<SiteField, string>> {
  const found: Partial<Record<SiteField, string>> = {};
  for (const { path, message } of errors) {
    const field = allFields.find((name) => path === name || path.startsWith(`${name}.`));
    if (field === undefined || found[field] !== undefined) continue;
    const [line = ''] = path.slice(field.length + 1).split('.');
    found[field] = line === '' ? message : lineOf(Number(line) + 1, message);
  }
  return found;
}
