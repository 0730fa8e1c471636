import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Reader, type Response } from 'mmdb-lib';
import { Config } from '../config/config.js';

/** What the usual databases say of a network: the first as MaxMind and DB-IP write it, the second as the packaged one does. */
type Network = Response & { country?: { iso_code?: string }; country_code?: string };

const PACKAGED = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';

/** Which country a network address belongs to: all that is ever said of where somebody is. */
@Injectable()
export class Places {
  private reader: Reader<Network> | undefined;

  constructor(private readonly config: Config) {}

  /** ISO 3166-1 alpha-2, or null for an address of one's own network or one that nobody has told of. */
  countryOf(address: string | null): string | null {
    if (address === null || !ipaddr.isValid(address)) return null;
    const parsed = ipaddr.process(address);
    if (parsed.range() !== 'unicast') return null;
    const found = this.network(parsed.toString());
    const country = found?.country?.iso_code ?? found?.country_code;
    return country !== undefined && /^[A-Z]{2}$/.test(country) ? country : null;
  }

  private network(address: string): Network | null {
    // Eight megabytes that most processes never need.
    this.reader ??= new Reader<Network>(readFileSync(this.config.placesDatabase ?? createRequire(import.meta.url).resolve(PACKAGED)));
    return this.reader.get(address);
  }
}
