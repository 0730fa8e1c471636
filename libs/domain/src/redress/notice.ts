import type { NoticeState } from '#contract/redress';

/** Somebody's word that something is against the law. */
export interface Notice {
  id: string;
  url: string;
  siteId: string;
  threadId: string;
  replyId: string | null;
  law: string | null;
  explanation: string;
  email: string | null;
  name: string | null;
  locale: string;
  userId: string | null;
  state: NoticeState;
  createdAt: Date;
  decidedAt: Date | null;
  reason: string | null;
  note: string | null;
}

/** What an address of ours names. */
export interface Named {
  kind: 'reply' | 'thread';
  id: string;
}

const PERMALINK = /^\/(r|t)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;

/** The reply or the thread that an address of ours names; null of every other address. */
export function namedBy(url: string, publicUrl: string): Named | null {
  const parsed = URL.parse(url);
  if (parsed?.origin !== new URL(publicUrl).origin) return null;
  const [, letter, id] = PERMALINK.exec(parsed.pathname) ?? [];
  return id === undefined ? null : { kind: letter?.toLowerCase() === 'r' ? 'reply' : 'thread', id: id.toLowerCase() };
}

/** Whether it waits for a decision. */
export const isOpen = ({ state }: Pick<Notice, 'state'>): boolean => state === 'received' || state === 'reviewing';
