/** The token of an Authorization header (RFC 6750, section 2.1); undefined where there is none, or something else. Of more spaces than anybody types, V8 would keep the whole header with the token. */
export const bearerOf = (authorization: string | undefined): string | undefined => /^Bearer {1,8}(\S+)$/i.exec(authorization ?? '')?.[1];
