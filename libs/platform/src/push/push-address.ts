import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an address of a network is out in the open, and not of this machine or of the networks around it. */
export const isOpenAddress = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const isLoopback = (hostname: string): boolean => hostname === 'localhost' || (ipaddr.isValid(bare(hostname)) && ipaddr.process(bare(hostname)).range() === 'loopback');

/**
 * Whether messages may be sent to an address that a browser, or somebody who says that they are one, named: over TLS; on a machine of one's
 * own also to that machine. In production never straight to a number of a network that is not open: what a name stands for is asked when it is used.
 */
export function isPushAddress(endpoint: string, production: boolean): boolean {
  const url = URL.parse(endpoint);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (!production && isLoopback(url.hostname)) return url.protocol === 'https:' || url.protocol === 'http:';
  if (url.protocol !== 'https:') return false;
  return !ipaddr.isValid(bare(url.hostname)) || isOpenAddress(bare(url.hostname));
}

/** Looks a name up and lets through what is open: what is asked and what is dialled is one, so that no name can change in between. */
export const lookUpOpen: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '');
    const open: LookupAddress[] = found.filter(({ address }) => isOpenAddress(address));
    const [first] = open;
    if (first === undefined) return done(new Error(`${hostname} is not out in the open.`), '');
    return options.all ? done(null, open) : done(null, first.address, first.family);
  });
};
