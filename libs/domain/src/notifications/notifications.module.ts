import { Module } from '@nestjs/common';
import { Bell } from './bell.js';
import { ChangePreferences } from './change-preferences.js';
import { MarkNotificationsRead } from './mark-notifications-read.js';
import { MoveDigest } from './move-digest.js';
import { ReadNotifications } from './read-notifications.js';
import { TakeDecisionBack } from './take-decision-back.js';
import { TellFollowers } from './tell-followers.js';
import { TellingDesk } from './telling-desk.js';
import { TellOfAppeal } from './tell-of-appeal.js';
import { TellOfDecision } from './tell-of-decision.js';
import { TellOfMilestone } from './tell-of-milestone.js';
import { TellOfPrompt } from './tell-of-prompt.js';
import { TellOfReply } from './tell-of-reply.js';
import { TellOfSanction } from './tell-of-sanction.js';

const verbs = [TellOfReply, TellFollowers, TellOfDecision, TakeDecisionBack, TellOfAppeal, TellOfSanction, TellOfPrompt, TellOfMilestone, MarkNotificationsRead, ChangePreferences, MoveDigest];

@Module({ providers: [...verbs, ReadNotifications, TellingDesk, Bell], exports: [...verbs, ReadNotifications] })
export class NotificationsModule {}
