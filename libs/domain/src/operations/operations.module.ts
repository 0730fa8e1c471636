import { Module } from '@nestjs/common';
import { ReplayParked } from './replay-parked.js';

@Module({ providers: [ReplayParked], exports: [ReplayParked] })
export class OperationsModule {}
