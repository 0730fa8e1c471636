import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { freePort } from './everything.js';

/** What the provider says of somebody. */
export interface ProviderClaims {
  email?: string;
  email_verified?: boolean;
  name?: string;
  preferred_username?: string;
  locale?: string;
}

const CLIENT = { id: 'belowline', secret: 'what only the two of them know' };

const SIGN_IN_PAGE = `<!doctype html><title>Sign in</title>
<form method="post"><label>Who are you? <input name="login" autofocus></label> <button>Sign in</button></form>`;

/** Takes whoever sends the form at their word. */
async function letIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const accountId = new URLSearchParams(await text(request)).get('login') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } });
}

/** A real OpenID provider on this machine. Whoever names themselves on its page is let in. */
export class OpenIdProvider {
  private server: Server | undefined;

  private constructor(
    private readonly port: number,
    /** By the name that they sign in with, which is their subject too. */
    readonly people: Map<string, ProviderClaims>,
  ) {}

  /** A provider that has an address, and is not there yet. */
  static async plan(): Promise<OpenIdProvider> {
    return new OpenIdProvider(await freePort(), new Map());
  }

  get issuer(): string {
    return `http://localhost:${this.port}`;
  }

  /** The setting under which an installation knows it. */
  setting(id = 'newsroom', name = 'Newsroom account'): string {
    return JSON.stringify([{ id, name, issuer: this.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret }]);
  }

  /** Begins to answer, for installations at these addresses. */
  async start(publicUrls: string[], id = 'newsroom'): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const provider = new Provider(this.issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: publicUrls.map((url) => `${url}/auth/providers/${id}/callback`) }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'locale'] },
      findAccount: (_, accountId) => ({ accountId, claims: () => ({ ...this.people.get(accountId), sub: accountId }) }),
      // Nobody is asked whether they agree: there is one client, and it is the newsroom's own.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
      pkce: { required: () => true },
      jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['a key for the length of a test'] },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    });
    const answer = provider.callback();
    this.server = createServer((request, response) => {
      if (!request.url?.startsWith('/sign-in/')) void answer(request, response);
      else if (request.method === 'POST') void letIn(provider, request, response);
      else response.setHeader('content-type', 'text/html').end(SIGN_IN_PAGE);
    }).listen(this.port, 'localhost');
    await once(this.server, 'listening');
    if ((this.server.address() as AddressInfo).port !== this.port) throw new Error('The provider is not where it should be.');
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((closed) => (this.server ? this.server.close(closed) : closed(undefined)));
  }
}
