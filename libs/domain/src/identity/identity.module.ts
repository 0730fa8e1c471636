import { Module } from '@nestjs/common';
import { AccessTokens } from './access-token.js';
import { ChangeProfile } from './change-profile.js';
import { EndSessions } from './end-sessions.js';
import { ForgetAddresses } from './forget-addresses.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';
import { MakeFirstAdmin } from './make-first-admin.js';
import { Passwords } from './passwords.js';
import { StillThere } from './proof.js';
import { RefreshSession } from './refresh-session.js';
import { RegisterUser } from './register-user.js';
import { Sessions } from './sessions.js';

const verbs = [RegisterUser, LogIn, RefreshSession, LogOut, MakeFirstAdmin, ChangeProfile, EndSessions, ForgetAddresses];

const all = [AccessTokens, Passwords, Sessions, StillThere, ...verbs];

@Module({ providers: all, exports: all })
export class IdentityModule {}
