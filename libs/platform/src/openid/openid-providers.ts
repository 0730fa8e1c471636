import { Injectable, Logger } from '@nestjs/common';
import * as client from 'openid-client';
import { Config } from '../config/config.js';
import type { OpenIdProviderSettings } from '../config/openid-settings.js';
import { refuse } from '../refusals/refusal.js';
import { togetherAs, type OpenIdClaims } from './openid-claims.js';

/** A reader waits in front of an empty window meanwhile. */
const ANSWER_SECONDS = 5;

/** What a sign-in that was sent to a provider has to come back with. */
export interface OpenIdFlow {
  /** Comes back in the address: this answer belongs to that question. */
  state: string;
  /** Comes back inside the signed ID token: it was made for that question. */
  nonce: string;
  /** RFC 7636: whoever has the code without this cannot use it. */
  verifier: string;
}

/** A provider as forms name it. */
export interface OpenIdProvider {
  id: string;
  name: string;
}

/** The secret goes where the provider wants it: in the header unless it takes it in the body only (RFC 6749, section 2.3.1). */
function clientAuth(secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => ((server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']).includes('client_secret_basic') ? basic : post)(server, ...rest);
}

/** Speaks with the OpenID providers of this installation. What one of them is like is asked for when it is first needed, and again while it does not answer. */
@Injectable()
export class OpenIdProviders {
  private readonly logger = new Logger('OpenID');
  private readonly known = new Map<string, Promise<client.Configuration>>();

  constructor(private readonly config: Config) {}

  list(): OpenIdProvider[] {
    return this.config.openIdProviders.map(({ id, name }) => ({ id, name }));
  }

  newFlow(): OpenIdFlow {
    return { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
  }

  /** Where a browser is sent to sign in; refuses a provider that is not there, or does not answer. */
  async addressFor(id: string, { state, nonce, verifier }: OpenIdFlow): Promise<URL> {
    const provider = this.find(id);
    const configuration = await this.configurationOf(provider);
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.config.publicUrl}/auth/providers/${id}/callback`,
      scope: provider.scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /** Who came back from a provider; refuses whatever does not belong to the flow. `address` is the path and query that the browser came back to. */
  async whoCameBack(id: string, address: string, { state, nonce, verifier }: OpenIdFlow): Promise<OpenIdClaims> {
    const configuration = await this.configurationOf(this.find(id));
    try {
      const tokens = await client.authorizationCodeGrant(configuration, new URL(address, this.config.publicUrl), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) return refuse('provider.failed');
      // With a code, most providers say who somebody is at an address of its own rather than in the ID token.
      const more = configuration.serverMetadata().userinfo_endpoint === undefined ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return togetherAs(claims, more);
    } catch (error) {
      this.logger.warn({ message: `A sign-in with ${id} did not work`, reason: String(error) });
      return refuse('provider.failed');
    }
  }

  private find(id: string): OpenIdProviderSettings {
    return this.config.openIdProviders.find((provider) => provider.id === id) ?? refuse('provider.absent');
  }

  private async configurationOf(provider: OpenIdProviderSettings): Promise<client.Configuration> {
    const asked = this.known.get(provider.id) ?? this.discover(provider);
    this.known.set(provider.id, asked);
    try {
      return await asked;
    } catch (error) {
      this.known.delete(provider.id);
      this.logger.warn({ message: `${provider.issuer} cannot be asked`, reason: String(error) });
      return refuse('provider.unavailable');
    }
  }

  private discover({ issuer, clientId, clientSecret }: OpenIdProviderSettings): Promise<client.Configuration> {
    // Settings take an address without TLS for this machine alone, and never in production.
    const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    return client.discovery(new URL(issuer), clientId, undefined, clientAuth(clientSecret), { timeout: ANSWER_SECONDS, execute });
  }
}
