/**
 * Parameters that say how a reader came, not what is read. The names are those that the analytics and
 * advertising systems document: Google (utm_*, gclid …), Meta (fbclid), Microsoft (msclkid), Mailchimp (mc_*), and so on.
 */
const TRACKING = /^(utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|gad_\w+|fbclid|msclkid|twclid|ttclid|li_fat_id|igshid|igsh|yclid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|vero_id|oly_\w+_id|mkt_tok|srsltid|ref_src|ref_url)$/i;

/**
 * The one address of a page, however it was reached: without fragment, tracking parameters, default port,
 * log-in data and trailing slash. Other parameters stay, in their order: they may well say which page it is.
 */
export function canonicalUrl(address: string): string {
  const url = new URL(address);
  url.hash = '';
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  if (url.searchParams.size === 0) url.search = '';
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/+$/, '');
  const text = url.toString();
  return url.pathname === '/' && url.search === '' ? text.replace(/\/$/, '') : text;
}

export const originOf = (address: string): string => new URL(address).origin;
