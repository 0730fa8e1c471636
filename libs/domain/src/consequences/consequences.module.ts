import { Module } from '@nestjs/common';
import { NotificationsModule } from '#domain/notifications/notifications.module';
import { Consequences } from './consequences.js';

@Module({ imports: [NotificationsModule], providers: [Consequences], exports: [Consequences] })
export class ConsequencesModule {}
