import { Module } from '@nestjs/common';
import { LateLetters } from './late-letters.js';
import { MailStops } from './mail-stops.js';
import { Outbox } from './outbox.js';
import { PrepareMail } from './prepare-mail.js';
import { SendMail } from './send-mail.js';
import { WriteLetter } from './write-letter.js';

const all = [Outbox, LateLetters, MailStops, WriteLetter, PrepareMail, SendMail];

@Module({ providers: all, exports: all })
export class MailModule {}
