import type { Db } from '#platform/database/database';

/** What moderators noted about somebody, and what somebody did at the desk themselves. */
async function readTeamwork(db: Db, userId: string) {
  const own = { where: { userId } };
  return {
    notesAbout: await db.staffNote.findMany({ ...own, orderBy: { id: 'asc' }, select: { body: true, createdAt: true } }),
    notesOnReplies: await db.staffNote.findMany({ where: { reply: { authorId: userId } }, orderBy: { id: 'asc' }, select: { replyId: true, body: true, createdAt: true } }),
    opinionsOnReplies: await db.opinion.findMany({ where: { seen: { reply: { authorId: userId } } }, orderBy: { createdAt: 'asc' }, select: { replyId: true, revision: true, decision: true, reason: true, ownReason: true, note: true, createdAt: true } }),
    callsAboutReplies: await db.call.findMany({ where: { reply: { authorId: userId } }, orderBy: { id: 'asc' }, select: { replyId: true, kind: true, note: true, createdAt: true } }),
    notesWritten: await db.staffNote.findMany({ where: { authorId: userId }, orderBy: { id: 'asc' }, select: { id: true, replyId: true, userId: true, body: true, createdAt: true } }),
    opinionsGiven: await db.opinion.findMany({ where: { moderatorId: userId }, orderBy: { createdAt: 'asc' }, omit: { moderatorId: true } }),
    callsMade: await db.call.findMany({ where: { byId: userId }, orderBy: { id: 'asc' }, omit: { byId: true } }),
    callsHeard: await db.call.findMany({ where: { toId: userId }, orderBy: { id: 'asc' }, select: { id: true, replyId: true, kind: true, createdAt: true, doneAt: true } }),
    lookingAt: await db.lease.findMany({ ...own, omit: { userId: true } }),
    bulks: await db.bulk.findMany({ where: { moderatorId: userId }, orderBy: { id: 'asc' }, omit: { moderatorId: true }, include: { items: { orderBy: { place: 'asc' }, select: { replyId: true, state: true } } } }),
    savedFilters: await db.savedFilter.findMany({ where: { ownerId: userId }, orderBy: { id: 'asc' }, omit: { ownerId: true } }),
  };
}

/** Everything that is kept about somebody but their replies, as it is kept; secrets and hashes of secrets left out. */
export async function readEverythingButReplies(db: Db, userId: string) {
  const own = { where: { userId } };
  const account = await db.user.findUniqueOrThrow({
    where: { id: userId },
    omit: { passwordHash: true, emailKey: true, nameKey: true },
  });
  return {
    account,
    namesHeldBack: await db.heldName.findMany({ ...own, select: { nameKey: true, heldUntil: true, barred: true } }),
    logIns: await db.session.findMany({ ...own, orderBy: { createdAt: 'asc' }, omit: { seed: true, generation: true, userId: true } }),
    passkeys: await db.passkey.findMany({ ...own, omit: { publicKey: true, counter: true, userId: true } }),
    authenticator: await db.totp.findMany({ ...own, select: { createdAt: true, confirmedAt: true } }),
    linkedAccounts: await db.linkedAccount.findMany({ ...own, omit: { userId: true } }),
    linksSent: await db.mailLink.findMany({ ...own, omit: { tokenHash: true, userId: true } }),
    drafts: await db.draft.findMany({ ...own, orderBy: { updatedAt: 'asc' }, omit: { userId: true } }),
    muted: await db.mute.findMany({ ...own, orderBy: { createdAt: 'asc' }, select: { createdAt: true, muted: { select: { id: true, name: true } } } }),
    siteRoles: await db.siteRole.findMany({ ...own, orderBy: { createdAt: 'asc' }, omit: { userId: true } }),
    invitationsTaken: await db.invitation.findMany({ where: { acceptedById: userId }, orderBy: { id: 'asc' }, omit: { tokenHash: true, emailKey: true, acceptedById: true, invitedById: true } }),
    invitationsMade: await db.invitation.findMany({ where: { invitedById: userId }, orderBy: { id: 'asc' }, select: { siteId: true, role: true, createdAt: true } }),
    follows: await db.follow.findMany({ where: { followerId: userId }, orderBy: { id: 'asc' }, omit: { followerId: true } }),
    followers: await db.follow.count({ where: { userId } }),
    blocked: await db.block.findMany({ ...own, orderBy: { createdAt: 'asc' }, select: { createdAt: true, blocked: { select: { id: true, name: true } } } }),
    feedRead: await db.feedMark.findMany({ ...own, select: { replyId: true } }),
    mentionedIn: await db.mention.findMany({ ...own, select: { replyId: true } }),
    reportsMade: await db.report.findMany({ where: { reporterId: userId }, orderBy: { createdAt: 'asc' }, omit: { reporterId: true } }),
    likesGiven: await db.like.findMany({ ...own, orderBy: { createdAt: 'asc' }, select: { replyId: true, createdAt: true } }),
    sanctions: await db.sanction.findMany({ ...own, orderBy: { createdAt: 'asc' }, omit: { userId: true, moderatorId: true, endedById: true } }),
    sanctionsMade: await db.sanction.findMany({ where: { moderatorId: userId }, orderBy: { createdAt: 'asc' }, omit: { moderatorId: true } }),
    sanctionsEnded: await db.sanction.findMany({ where: { endedById: userId }, orderBy: { createdAt: 'asc' }, select: { id: true, endedAt: true } }),
    appeals: await db.appeal.findMany({ ...own, orderBy: { id: 'asc' }, omit: { userId: true, decidedById: true } }),
    appealsDecided: await db.appeal.findMany({ where: { decidedById: userId }, orderBy: { id: 'asc' }, select: { id: true, state: true, note: true, decidedAt: true } }),
    notices: await db.notice.findMany({ ...own, orderBy: { id: 'asc' }, omit: { userId: true, receiptHash: true, decidedById: true, note: true } }),
    noticesDecided: await db.notice.findMany({ where: { decidedById: userId }, orderBy: { id: 'asc' }, select: { id: true, state: true, reason: true, note: true, decidedAt: true } }),
    decisionsMade: await db.decision.findMany({ where: { moderatorId: userId }, orderBy: { createdAt: 'asc' }, omit: { moderatorId: true } }),
    ...(await readTeamwork(db, userId)),
    actsAsStaff: await db.logEntry.findMany({ where: { actorId: userId }, orderBy: { seq: 'asc' }, omit: { actorId: true, seq: true, previous: true, hash: true } }),
    pushSubscriptions: await db.pushSubscription.findMany({ ...own, select: { id: true, sessionId: true, endpoint: true, createdAt: true, messages: { select: { notificationId: true, state: true, createdAt: true, sentAt: true } } } }),
    notifications: await db.notification.findMany({ ...own, orderBy: { id: 'asc' }, select: { kind: true, cause: true, replyId: true, threadId: true, data: true, at: true, readAt: true } }),
    preferences: await db.preference.findUnique({ where: { userId }, omit: { userId: true } }),
    exports: await db.export.findMany({ ...own, select: { id: true, createdAt: true, state: true } }),
  };
}

export const countReplies = (db: Db, authorId: string): Promise<number> => db.reply.count({ where: { authorId } });

/** Somebody's replies after one of them, whatever became of them, with every text and every decision. */
export const listRepliesInFull = (db: Db, authorId: string, { after, limit }: { after: string | undefined; limit: number }) =>
  db.reply.findMany({
    where: { authorId, ...(after === undefined ? {} : { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit,
    omit: { authorId: true, textHash: true, textSketch: true, shown: true, shownAnswerCount: true },
    include: {
      thread: { select: { article: { select: { url: true, headline: true } } } },
      revisions: { orderBy: { revision: 'asc' }, omit: { replyId: true } },
      decisions: { orderBy: { createdAt: 'asc' }, select: { revision: true, decision: true, reason: true, note: true, createdAt: true } },
    },
  });
