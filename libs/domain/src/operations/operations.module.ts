import { Module } from '@nestjs/common';
import { Arm } from './arm.js';
import { Backlog } from './backlog.js';
import { Recount } from './recount.js';
import { ReplayParked } from './replay-parked.js';

const all = [Arm, Recount, ReplayParked];

@Module({ providers: [...all, Backlog], exports: all })
export class OperationsModule {}
