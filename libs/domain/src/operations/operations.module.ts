import { Module } from '@nestjs/common';
import { Recount } from './recount.js';
import { ReplayParked } from './replay-parked.js';

const all = [Recount, ReplayParked];

@Module({ providers: all, exports: all })
export class OperationsModule {}
