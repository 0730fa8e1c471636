import { Module } from '@nestjs/common';
import { AccessTokens } from './access-token.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';
import { MakeFirstAdmin } from './make-first-admin.js';
import { Passwords } from './passwords.js';
import { RefreshSession } from './refresh-session.js';
import { RegisterUser } from './register-user.js';
import { Sessions } from './sessions.js';

const verbs = [RegisterUser, LogIn, RefreshSession, LogOut, MakeFirstAdmin];

@Module({ providers: [AccessTokens, Passwords, Sessions, ...verbs], exports: [AccessTokens, Passwords, Sessions, ...verbs] })
export class IdentityModule {}
