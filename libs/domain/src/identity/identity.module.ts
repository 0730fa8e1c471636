import { Module } from '@nestjs/common';
import { MailModule } from '#domain/mail/mail.module';
import { AccessTokens } from './access-token.js';
import { AccountLetters } from './account-letters.js';
import { ChangeAddress } from './change-address.js';
import { ChangePassword } from './change-password.js';
import { ChangeProfile } from './change-profile.js';
import { ConfirmAddress } from './confirm-address.js';
import { EndSessions } from './end-sessions.js';
import { ForgetAddresses } from './forget-addresses.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';
import { MailLinks } from './mail-links.js';
import { MakeFirstAdmin } from './make-first-admin.js';
import { NewPassword } from './new-password.js';
import { OpenSession } from './open-session.js';
import { Passwords } from './passwords.js';
import { StillThere } from './proof.js';
import { RecogniseBrowser } from './recognise-browser.js';
import { RefreshSession } from './refresh-session.js';
import { RegisterUser } from './register-user.js';
import { ResetPassword } from './reset-password.js';
import { SendLink } from './send-link.js';
import { Sessions } from './sessions.js';
import { SignInByLink } from './sign-in-by-link.js';
import { TakeLink } from './take-link.js';

const verbs = [RegisterUser, LogIn, RecogniseBrowser, RefreshSession, LogOut, MakeFirstAdmin, ChangeProfile, EndSessions, ForgetAddresses];

const byMail = [SendLink, SignInByLink, ResetPassword, ConfirmAddress, ChangeAddress, ChangePassword];

const all = [AccessTokens, Passwords, Sessions, OpenSession, StillThere, AccountLetters, MailLinks, TakeLink, NewPassword, ...verbs, ...byMail];

@Module({ imports: [MailModule], providers: all, exports: all })
export class IdentityModule {}
