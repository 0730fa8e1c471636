import { Module } from '@nestjs/common';
import { Telling } from './telling.js';

const all = [Telling];

@Module({ providers: all, exports: all })
export class NotificationsModule {}
