import ipaddr from 'ipaddr.js';

const GONE = '…';

/** An address of mail: what stands before the @ may be anything but what ends it in JSON, in a link or in angle brackets. */
const MAIL_ADDRESS = /[^\s"'`<>()[\],;:=\\/@]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}/gu;

/** A signed token (RFC 7519), and what goes by the name of one in a header or a link. */
const SIGNED_TOKEN = /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;
const NAMED_TOKEN = /\b(Bearer +|token=)[\w.~+/-]{16,}/gi;

const NETWORK_ADDRESS = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?::\d{1,3}(?:\.\d{1,3}){3})?)(?![\w.]*[\w])/gi;

/** An address out in the open may be a reader's. Those of one's own networks are one's own servers', and an operator wants to know which did not answer. */
function isOutside(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'unicast';
}

/**
 * A line of the log without what may be somebody's: addresses of mail and of networks, and tokens. Nothing of ours writes them; what a library
 * quotes in an error cannot be known.
 */
export const withoutPersonalData = (line: string, { keepLinks = false } = {}): string => {
  const clean = line
    .replace(MAIL_ADDRESS, GONE)
    .replace(SIGNED_TOKEN, GONE)
    .replace(NETWORK_ADDRESS, (found) => (isOutside(found) ? GONE : found));
  return keepLinks ? clean : clean.replace(NAMED_TOKEN, `$1${GONE}`);
};
