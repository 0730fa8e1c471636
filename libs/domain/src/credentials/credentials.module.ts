import { Module } from '@nestjs/common';
import { IdentityModule } from '#domain/identity/identity.module';
import { AccountsElsewhere } from './accounts-elsewhere.js';
import { AddPasskey } from './add-passkey.js';
import { BeginPasskey } from './begin-passkey.js';
import { BeginPasskeyProof } from './begin-passkey-proof.js';
import { BeginProviderSignIn } from './begin-provider-sign-in.js';
import { BeginTotp } from './begin-totp.js';
import { ConfirmTotp } from './confirm-totp.js';
import { FinishProviderSignIn } from './finish-provider-sign-in.js';
import { LinkProvider } from './link-provider.js';
import { MakeRecoveryCodes } from './make-recovery-codes.js';
import { OneTimeCodes } from './one-time-codes.js';
import { ProveOneself } from './prove-oneself.js';
import { PublisherTokens } from './publisher-tokens.js';
import { PublishersKeys } from './publishers-keys.js';
import { ReadCredentials } from './read-credentials.js';
import { RedeemCode } from './redeem-code.js';
import { RelyingParty } from './relying-party.js';
import { RemovePasskey } from './remove-passkey.js';
import { RemoveSigner } from './remove-signer.js';
import { RemoveTotp } from './remove-totp.js';
import { RenamePasskey } from './rename-passkey.js';
import { SecondProofSecrets } from './second-proof-secrets.js';
import { SetSigner } from './set-signer.js';
import { ShownPasskeys } from './shown-passkeys.js';
import { SignInByPasskey } from './sign-in-by-passkey.js';
import { SignInByPublisher } from './sign-in-by-publisher.js';
import { SignerSecrets } from './signer-secrets.js';
import { StaffProof } from './staff-proof.js';
import { UnlinkProvider } from './unlink-provider.js';

const elsewhere = [AccountsElsewhere, OneTimeCodes, BeginProviderSignIn, FinishProviderSignIn, RedeemCode, LinkProvider, UnlinkProvider];

const publishers = [SignerSecrets, PublishersKeys, PublisherTokens, SignInByPublisher, SetSigner, RemoveSigner];

const passkeys = [RelyingParty, ShownPasskeys, BeginPasskey, AddPasskey, RenamePasskey, RemovePasskey, BeginPasskeyProof, SignInByPasskey];

const secondProofs = [SecondProofSecrets, BeginTotp, ConfirmTotp, RemoveTotp, MakeRecoveryCodes, ProveOneself, StaffProof];

const all = [...elsewhere, ...publishers, ...passkeys, ...secondProofs, ReadCredentials];

@Module({ imports: [IdentityModule], providers: all, exports: all })
export class CredentialsModule {}
