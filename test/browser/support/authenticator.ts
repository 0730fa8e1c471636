import type { CDPSession, Page } from 'playwright-core';

/** An authenticator of a page that is always at hand and unlocked. */
export class Authenticator {
  private constructor(
    private readonly devtools: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async of(page: Page): Promise<Authenticator> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    return new Authenticator(devtools, authenticatorId);
  }

  /** What is kept in it, with identifiers as the devtools have them: base64. */
  async credentials() {
    const { authenticatorId } = this;
    return (await this.devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  }

  /** Has it hold all that another one holds. */
  async copy(other: Authenticator): Promise<void> {
    const { authenticatorId } = this;
    for (const credential of await other.credentials()) await this.devtools.send('WebAuthn.addCredential', { authenticatorId, credential });
  }

  /** Takes a passkey out of it, as somebody does who deletes it on their telephone. */
  async lose(credentialId: string): Promise<void> {
    const { authenticatorId } = this;
    await this.devtools.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
  }

  /** Whether whoever holds the device unlocks it. */
  async unlock(isUserVerified: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  }
}
