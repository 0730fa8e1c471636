import { Module } from '@nestjs/common';
import { Backlog } from './backlog.js';
import { ReplayParked } from './replay-parked.js';

@Module({ providers: [ReplayParked, Backlog], exports: [ReplayParked] })
export class OperationsModule {}
