import type { NoticeView } from '#contract/redress';
import type { Notice } from './notice.js';

/** What became of a notice, for whoever has its receipt. A person decides on each. */
export const viewNotice = ({ state, url, createdAt, decidedAt, reason }: Notice): NoticeView => ({
  state,
  url,
  createdAt: createdAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
  reason,
  automated: false,
});
