import { Module } from '@nestjs/common';
import { FollowingModule } from '#domain/following/following.module';
import { MuteUser } from './mute-user.js';
import { ReadMutes } from './read-mutes.js';
import { UnmuteUser } from './unmute-user.js';

const verbs = [MuteUser, UnmuteUser, ReadMutes];

@Module({ imports: [FollowingModule], providers: verbs, exports: verbs })
export class MutingModule {}
