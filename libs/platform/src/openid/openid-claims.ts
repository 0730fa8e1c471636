/** What a provider says of who signed in there (OpenID Connect Core 1.0, section 5.1); nothing of it was checked but where it comes from. */
export type OpenIdClaims = { sub: string } & Record<string, unknown>;

/**
 * What the ID token says and what the provider's address for more says, of one subject. An address and whether it is verified come
 * from the same of the two: together they are one statement, and half of each would be one that nobody made.
 */
export function togetherAs(idToken: OpenIdClaims, userInfo: Record<string, unknown>): OpenIdClaims {
  const { email, email_verified } = userInfo['email'] === undefined ? idToken : userInfo;
  return { ...idToken, ...userInfo, email, email_verified, sub: idToken.sub };
}
