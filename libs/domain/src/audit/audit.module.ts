import { Module } from '@nestjs/common';
import { ChangeRole } from './change-role.js';
import { NoteLogHead } from './note-log-head.js';
import { VerifyLog } from './verify-log.js';

const verbs = [ChangeRole, NoteLogHead, VerifyLog];

@Module({ providers: verbs, exports: verbs })
export class AuditModule {}
