import { Module } from '@nestjs/common';
import { ChangeRole } from './change-role.js';
import { ExportLog } from './export-log.js';
import { NoteLogHead } from './note-log-head.js';
import { VerifyLog } from './verify-log.js';

const verbs = [ChangeRole, ExportLog, NoteLogHead, VerifyLog];

@Module({ providers: verbs, exports: verbs })
export class AuditModule {}
