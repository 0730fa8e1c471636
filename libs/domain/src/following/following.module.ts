import { Module } from '@nestjs/common';
import { BlockUser } from './block-user.js';
import { EndFollows } from './end-follows.js';
import { FollowSomebody } from './follow-somebody.js';
import { FollowSomething } from './follow-something.js';
import { LeaveSomebody } from './leave-somebody.js';
import { LeaveSomething } from './leave-something.js';
import { LiveFollows } from './live-follows.js';
import { ReadFollows } from './read-follows.js';
import { UnblockUser } from './unblock-user.js';

const all = [FollowSomebody, FollowSomething, LeaveSomebody, LeaveSomething, BlockUser, UnblockUser, EndFollows, ReadFollows, LiveFollows];

@Module({ providers: all, exports: all })
export class FollowingModule {}
