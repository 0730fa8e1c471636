import { siteSettings, type SiteSettings } from '#contract/sites';

/** An installation has few sites, and their settings change by hand. */
const MOST_KNOWN = 256;

const known = new Map<string, SiteSettings>();

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}

/** A site's settings as they are kept, in JSON, with the default of each that nobody chose. What was read before is not read again: posting asks each time. Nobody may change them. */
export function readSettings(json: string): SiteSettings {
  const before = known.get(json);
  if (before !== undefined) return before;
  const settings = freeze(siteSettings.parse(JSON.parse(json)));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(json, settings);
  return settings;
}
