import { Module } from '@nestjs/common';
import { Outbox } from './outbox.js';
import { SendMail } from './send-mail.js';
import { WriteLetter } from './write-letter.js';

const all = [Outbox, WriteLetter, SendMail];

@Module({ providers: all, exports: all })
export class MailModule {}
