import { Module } from '@nestjs/common';
import { MuteUser } from './mute-user.js';
import { ReadMutes } from './read-mutes.js';

const verbs = [MuteUser, ReadMutes];

@Module({ providers: verbs, exports: verbs })
export class MutingModule {}
