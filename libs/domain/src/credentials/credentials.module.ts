import { Module } from '@nestjs/common';
import { IdentityModule } from '#domain/identity/identity.module';
import { AccountsElsewhere } from './accounts-elsewhere.js';
import { BeginProviderSignIn } from './begin-provider-sign-in.js';
import { FinishProviderSignIn } from './finish-provider-sign-in.js';
import { LinkProvider } from './link-provider.js';
import { OneTimeCodes } from './one-time-codes.js';
import { PublisherTokens } from './publisher-tokens.js';
import { PublishersKeys } from './publishers-keys.js';
import { RedeemCode } from './redeem-code.js';
import { RemoveSigner } from './remove-signer.js';
import { SetSigner } from './set-signer.js';
import { SignInByPublisher } from './sign-in-by-publisher.js';
import { SignerSecrets } from './signer-secrets.js';
import { UnlinkProvider } from './unlink-provider.js';

const elsewhere = [AccountsElsewhere, OneTimeCodes, BeginProviderSignIn, FinishProviderSignIn, RedeemCode, LinkProvider, UnlinkProvider];

const publishers = [SignerSecrets, PublishersKeys, PublisherTokens, SignInByPublisher, SetSigner, RemoveSigner];

const all = [...elsewhere, ...publishers];

@Module({ imports: [IdentityModule], providers: all, exports: all })
export class CredentialsModule {}
