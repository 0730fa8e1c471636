import { accountRoutes } from './accounts.js';
import { articleRoutes } from './articles.js';
import { moderationRoutes } from './moderation.js';
import { replyRoutes } from './replies.js';

/** Every route below /api/v1. */
export const routes = { ...accountRoutes, ...articleRoutes, ...replyRoutes, ...moderationRoutes };
