import { Module } from '@nestjs/common';
import { Arm } from './arm.js';
import { Recount } from './recount.js';
import { ReplayParked } from './replay-parked.js';

const all = [Arm, Recount, ReplayParked];

@Module({ providers: all, exports: all })
export class OperationsModule {}
