import { Module } from '@nestjs/common';
import { ChangeRole } from './change-role.js';

@Module({ providers: [ChangeRole], exports: [ChangeRole] })
export class AuditModule {}
