import ipaddr from 'ipaddr.js';

/** An IPv6 customer has a /64 at least: anything finer is a new address for every guess. */
const IPV6_PREFIX = 64;

/** What an address is counted as: itself in IPv4, its /64 network in IPv6. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_PREFIX}`).toString()}/${IPV6_PREFIX}`;
}
