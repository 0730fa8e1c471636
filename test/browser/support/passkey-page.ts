import type { BrowserContext, Page } from 'playwright-core';
import { Authenticator } from './authenticator.js';

/** What the api answered a page of ours. */
export interface Answered<Body> {
  status: number;
  body: Body;
}

/** What is kept in an authenticator. */
interface Kept {
  credentialId: string;
  signCount: number;
}

/**
 * A page of ours in a browser with an authenticator that is always at hand and unlocked. Passkeys are made and shown by the
 * page itself, as any page would, and handed to the api as the browser gave them.
 */
export class PasskeyPage {
  private constructor(
    readonly page: Page,
    private readonly authenticator: Authenticator,
  ) {}

  static async open(context: BrowserContext, address: string): Promise<PasskeyPage> {
    const page = await context.newPage();
    await page.goto(address);
    return new PasskeyPage(page, await Authenticator.of(page));
  }

  ask<Body>(method: string, path: string, { body, token }: { body?: unknown; token?: string } = {}): Promise<Answered<Body>> {
    const headers = { 'x-belowline': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return this.page.evaluate<Answered<Body>>(`(async () => {
      const answer = await fetch(${JSON.stringify(`/api/v1${path}`)}, ${JSON.stringify(init)});
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    })()`);
  }

  /** Makes a passkey; null when the browser would not. */
  make(options: unknown): Promise<unknown> {
    return this.inBrowser(`navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(${JSON.stringify(options)}) })`);
  }

  /** Shows a passkey; null when the browser has none that fits. */
  show(options: unknown): Promise<unknown> {
    return this.inBrowser(`navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(${JSON.stringify(options)}) })`);
  }

  async kept(): Promise<Kept[]> {
    return (await this.authenticator.credentials()).map(({ credentialId, signCount }) => ({ credentialId: Buffer.from(credentialId, 'base64').toString('base64url'), signCount }));
  }

  /** Takes a passkey out of the authenticator, as somebody does who deletes it on their telephone. */
  lose(passkeyId: string): Promise<void> {
    return this.authenticator.lose(Buffer.from(passkeyId, 'base64url').toString('base64'));
  }

  /** Whether whoever holds the device unlocks it. */
  unlock(unlocked: boolean): Promise<void> {
    return this.authenticator.unlock(unlocked);
  }

  private inBrowser(asked: string): Promise<unknown> {
    return this.page.evaluate(`${asked}.then((credential) => credential.toJSON(), () => null)`);
  }
}
