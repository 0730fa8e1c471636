import { accountRoutes } from './accounts.js';
import { articleRoutes } from './articles.js';
import { branchRoutes } from './branches.js';
import { bulkRoutes } from './bulk.js';
import { credentialRoutes } from './credentials.js';
import { deliveryRoutes } from './delivery.js';
import { followingRoutes } from './following.js';
import { invitationRoutes } from './invitations.js';
import { moderationRoutes } from './moderation.js';
import { notificationRoutes } from './notifications.js';
import { overviewRoutes } from './overview.js';
import { ownAccountRoutes } from './own-account.js';
import { peopleRoutes } from './people.js';
import { redressRoutes } from './redress.js';
import { replyRoutes } from './replies.js';
import { rulesRoutes } from './rules.js';
import { sanctionRoutes } from './sanctions.js';
import { signInRoutes } from './sign-in.js';
import { teamworkRoutes } from './teamwork.js';
import { writingRoutes } from './writing.js';

/** Every route below /api/v1. */
export const routes = {
  ...accountRoutes,
  ...signInRoutes,
  ...ownAccountRoutes,
  ...credentialRoutes,
  ...articleRoutes,
  ...invitationRoutes,
  ...replyRoutes,
  ...writingRoutes,
  ...followingRoutes,
  ...notificationRoutes,
  ...moderationRoutes,
  ...rulesRoutes,
  ...branchRoutes,
  ...bulkRoutes,
  ...sanctionRoutes,
  ...teamworkRoutes,
  ...overviewRoutes,
  ...peopleRoutes,
  ...redressRoutes,
  ...deliveryRoutes,
};
