/** The token of an Authorization header (RFC 6750, section 2.1); undefined where there is none, or something else. */
export const bearerOf = (authorization: string | undefined): string | undefined => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
