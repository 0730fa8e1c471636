/**
 * Every expected "no" of the platform, by name. A refusal is data, not an exception with prose: `kind`
 * decides the HTTP status and the shape of a socket's acknowledgement, `message` is what a person may read.
 */

/** What sort of "no" it is, with the HTTP status that RFC 9110 gives that sort. */
export const refusalStatus = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  'too-large': 413,
  invalid: 422,
  limited: 429,
  unsupported: 501,
  unavailable: 503,
} as const;

export type RefusalKind = keyof typeof refusalStatus;

interface RefusalDefinition {
  readonly kind: RefusalKind;
  readonly message: string;
}

export const refusals = {
  'request.not-json': { kind: 'malformed', message: 'The body is not valid JSON.' },
  'request.malformed': { kind: 'malformed', message: 'The request could not be read.' },
  'request.too-large': { kind: 'too-large', message: 'The body is larger than this address takes.' },
  'request.invalid': { kind: 'invalid', message: 'Some of what was sent is not as it should be.' },
  'request.limited': { kind: 'limited', message: 'That was a little too fast. Please wait a moment.' },
  'request.foreign-origin': { kind: 'forbidden', message: 'This request did not come from one of our own pages.' },
  'form.stale': { kind: 'forbidden', message: 'This page was open for long, or in another log-in. Nothing was lost; please send it again.' },
  'oembed.format': { kind: 'unsupported', message: 'We answer in JSON only.' },
  'route.absent': { kind: 'absent', message: 'There is nothing at this address.' },
  'service.unavailable': { kind: 'unavailable', message: 'We cannot answer at the moment. Nothing was lost; please try again.' },

  'token.absent': { kind: 'unauthenticated', message: 'Please log in first.' },
  'token.invalid': { kind: 'unauthenticated', message: 'This log-in is no longer valid. Please log in again.' },
  'login.wrong': { kind: 'unauthenticated', message: 'That e-mail address and password do not go together.' },
  'session.absent': { kind: 'unauthenticated', message: 'There is no log-in to renew.' },
  'session.reused': { kind: 'unauthenticated', message: 'This log-in was used twice, so it was ended to be safe. Please log in again.' },
  'session.unknown': { kind: 'absent', message: 'You have no such log-in.' },
  'role.insufficient': { kind: 'forbidden', message: 'Your account may not do this.' },

  'link.invalid': { kind: 'invalid', message: 'This link was used already, or has run out. Please ask for a new one.' },
  'code.invalid': { kind: 'unauthenticated', message: 'This sign-in took too long or was used already. Please try again.' },
  'publisher-token.invalid': { kind: 'unauthenticated', message: 'The site could not tell us who you are.' },
  'password.wrong': { kind: 'forbidden', message: 'That is not your password.' },
  'password.common': { kind: 'invalid', message: 'This password is among the first that anybody would try. Please choose another.' },
  'proof.needed': { kind: 'forbidden', message: 'Please prove once more that it is you.' },
  'proof.wrong': { kind: 'forbidden', message: 'That is not right. Please try again.' },
  'proof.second': { kind: 'forbidden', message: 'What you are about to do takes a second proof besides the password.' },
  'proof.unset': { kind: 'forbidden', message: 'Please set up a passkey or an authenticator application first: your account can do much here.' },
  'passkey.invalid': { kind: 'unauthenticated', message: 'This passkey could not be used.' },
  'passkey.absent': { kind: 'absent', message: 'You have no such passkey.' },
  'passkey.too-many': { kind: 'conflict', message: 'You have as many passkeys as fit. Remove one that you do not use any more.' },
  'provider.absent': { kind: 'absent', message: 'There is no such provider.' },
  'provider.failed': { kind: 'unauthenticated', message: 'That sign-in did not work. You can close this window and try again.' },
  'provider.unavailable': { kind: 'unavailable', message: 'We cannot reach that provider at the moment. Please try again, or sign in another way.' },
  'provider.taken': { kind: 'conflict', message: 'That account is linked to somebody else here already.' },
  'link.needed': { kind: 'conflict', message: 'There is an account with this address already. Log in to it first; you can then link the provider to it.' },
  'totp.exists': { kind: 'conflict', message: 'You use an authenticator application already.' },
  'totp.absent': { kind: 'conflict', message: 'You use no authenticator application.' },
  'credentials.last': { kind: 'conflict', message: 'This is the only way into your account. Add another one first.' },
  'export.absent': { kind: 'absent', message: 'You have no such export.' },
  'export.too-soon': { kind: 'limited', message: 'You can ask for everything once a day.' },

  'email.taken': { kind: 'conflict', message: 'There is already an account with this address.' },
  'name.taken': { kind: 'conflict', message: 'Somebody else already uses this name.' },
  'name.too-soon': { kind: 'conflict', message: 'A name can be changed every 14 days.' },
  'sanction.absent': { kind: 'absent', message: 'There is no such decision about this reader.' },
  'sanction.own': { kind: 'forbidden', message: 'Nobody decides about oneself.' },
  'sanction.admin': { kind: 'forbidden', message: 'An admin cannot be warned, suspended or banned.' },
  'sanction.moderator': { kind: 'forbidden', message: 'Only an admin decides about a moderator.' },
  'decision.reason': { kind: 'invalid', message: 'This site has no such reason.' },
  'sanction.shadow-off': { kind: 'conflict', message: 'This site has no shadows. An admin of the site can choose to have them.' },
  'sanction.shadow-reason': { kind: 'invalid', message: 'A reader who is not told can only be shadowed for spam.' },
  'sanction.past': { kind: 'invalid', message: 'The end of this would be in the past.' },
  'warning.unread': { kind: 'forbidden', message: 'A moderator wrote to you. Please read it, and say so; then you can post this.' },
  'statement.absent': { kind: 'absent', message: 'There is no such decision about you.' },
  'appeal.made': { kind: 'conflict', message: 'You have appealed against this already. One appeal is decided by another moderator.' },
  'appeal.late': { kind: 'conflict', message: 'Appeals are possible for 180 days. That time is over.' },
  'appeal.nothing': { kind: 'conflict', message: 'This was taken back already, so there is nothing to appeal against.' },
  'appeal.absent': { kind: 'absent', message: 'There is no such appeal.' },
  'appeal.own': { kind: 'forbidden', message: 'Nobody decides on their own appeal.' },
  'appeal.same-moderator': { kind: 'forbidden', message: 'An appeal is decided by another moderator than those who decided, or agreed, before.' },
  'appeal.decided': { kind: 'conflict', message: 'This appeal was decided already, or what it is about was taken back.' },
  'notice.url': { kind: 'invalid', message: 'This is not the address of a reply or a discussion here. “Copy link” under a reply gives it to you.' },
  'notice.absent': { kind: 'absent', message: 'There is no such notice.' },
  'notice.own': { kind: 'forbidden', message: 'Nobody decides on their own notice.' },
  'notice.decided': { kind: 'conflict', message: 'This notice was decided already.' },

  'user.absent': { kind: 'absent', message: 'There is no such reader.' },
  'user.last-admin': { kind: 'conflict', message: 'This is the only admin there is. Make another one first.' },
  'user.private': { kind: 'forbidden', message: 'This reader keeps to themselves. What they wrote stands where they wrote it.' },
  'user.suspended': { kind: 'forbidden', message: 'Your account is suspended, so it cannot post for now.' },
  'user.banned': { kind: 'forbidden', message: 'Your account is banned, so it cannot post.' },
  'thread.slow': { kind: 'limited', message: 'This discussion is in slow mode: please wait a little before your next reply.' },
  'thread.times': { kind: 'invalid', message: 'A discussion closes after it opens.' },
  'thread.main-prompt': { kind: 'conflict', message: 'The main discussion of an article has no question of its own.' },
  'thread.pin': { kind: 'conflict', message: 'Only a published reply of this discussion can be pinned.' },
  'user.slowed': { kind: 'limited', message: 'You can post again in a little while: a moderator has asked you to take it slowly.' },
  'user.unverified': { kind: 'forbidden', message: 'Please confirm your e-mail address before you post here.' },

  'site.absent': { kind: 'absent', message: 'There is no such site.' },
  'report.absent': { kind: 'absent', message: 'There is no such report, or its site does not publish it.' },
  'invitation.absent': { kind: 'absent', message: 'There is no such invitation.' },
  'invitation.address': { kind: 'forbidden', message: 'This invitation was sent to another address than the one of your account.' },
  'site.origin-taken': { kind: 'conflict', message: 'Another site already has one of these origins.' },
  'replay.absent': { kind: 'absent', message: 'There is no such draft of rules.' },
  'replay.running': { kind: 'conflict', message: 'Another draft of rules is being tried on this site. Wait for it, or stop it.' },
  'replay.moved': { kind: 'conflict', message: 'The rules were changed since this draft was tried, and switching it on would undo that. Nothing was switched on; please try the draft again.' },
  'replay.unfit': { kind: 'conflict', message: 'A draft can be switched on once, when it was tried on everything it was to be tried on.' },
  'scorer.no-figures': { kind: 'conflict', message: 'The scorer has to show how good it is at this threshold before it may do anything.' },
  'outside-check.signature': { kind: 'forbidden', message: 'The signature is missing, too old or not right.' },
  'outside-check.absent': { kind: 'absent', message: 'This site has nobody else look at its replies.' },
  'article.absent': { kind: 'absent', message: 'There is no article at this address.' },
  'article.origin': { kind: 'invalid', message: 'This address does not belong to the site.' },

  'thread.absent': { kind: 'absent', message: 'There is no such thread.' },
  'thread.closed': { kind: 'conflict', message: 'This thread is closed.' },

  'reply.absent': { kind: 'absent', message: 'There is no such reply.' },
  'reply.parent-absent': { kind: 'absent', message: 'The reply you are answering is no longer here.' },
  'reply.not-yours': { kind: 'forbidden', message: 'Only its author can change this reply.' },
  'reply.own': { kind: 'forbidden', message: 'You cannot do this to your own reply.' },
  'reply.too-deep': { kind: 'conflict', message: 'This conversation is as deep as it can go. Please answer further up.' },
  'reply.moved': { kind: 'conflict', message: 'This reply was moved to another discussion a moment ago. Please try again.' },
  'reply.there-already': { kind: 'conflict', message: 'This reply is in that discussion already.' },
  'thread.other-site': { kind: 'invalid', message: 'A reply can only be moved to a discussion of the same site.' },
  'branch.too-large': { kind: 'conflict', message: 'There is too much below this reply to move it at once.' },
  'branch.locked': { kind: 'conflict', message: 'A moderator has closed the answers here.' },
  'reply.unchangeable': { kind: 'conflict', message: 'This reply can no longer be changed.' },
  'reply.revision-moved': { kind: 'conflict', message: 'The reply was edited after you opened it. Please look again.' },
  'reply.transition': { kind: 'conflict', message: 'That decision does not fit the state this reply is in now.' },
  'reply.two-must-agree': { kind: 'conflict', message: 'A second opinion was asked for: it is decided once two moderators agree on this text.' },
  'opinion.not-asked': { kind: 'conflict', message: 'Nobody has asked for a second opinion on this reply.' },
  'call.absent': { kind: 'absent', message: 'There is no such call, or it was answered.' },
  'call.not-yours': { kind: 'forbidden', message: 'Only those whom it is from or for can end it.' },
  'colleague.absent': { kind: 'invalid', message: 'That is not a colleague who moderates here.' },
  'note.absent': { kind: 'absent', message: 'There is no such note.' },
  'note.not-yours': { kind: 'forbidden', message: 'Only whoever wrote a note can take it away.' },
  'note.about-you': { kind: 'forbidden', message: 'What your colleagues note about you is not for you to read or write here.' },
  'report.about-you': { kind: 'forbidden', message: 'Who reported what you wrote is not for you to read here.' },
  'filter.absent': { kind: 'absent', message: 'There is no such filter.' },
  'filter.taken': { kind: 'conflict', message: 'You have a filter of that name already.' },
  'filter.too-many': { kind: 'conflict', message: 'You have as many filters as fit. Remove one that you do not use any more.' },
  'decision.absent': { kind: 'absent', message: 'There is no such decision.' },
  'decision.not-yours': { kind: 'forbidden', message: 'Only whoever decided it can undo it.' },
  'decision.settled': { kind: 'conflict', message: 'This can no longer be undone: too much time has gone by, or something has happened since.' },
  'bulk.absent': { kind: 'absent', message: 'There is no such bulk of yours.' },
  'bulk.too-old': { kind: 'conflict', message: 'This preview is too old to be begun. Please look again.' },
  'bulk.running': { kind: 'conflict', message: 'This is still under way. Please wait until it is done.' },
  'reply.decided-meanwhile': { kind: 'conflict', message: 'Somebody else has decided on this reply in the meantime.' },
  'reply.refused': { kind: 'invalid', message: 'This reply cannot be posted as it is.' },

  'draft.absent': { kind: 'absent', message: 'There is no draft here.' },
  'mute.own': { kind: 'forbidden', message: 'You cannot mute yourself.' },
  'mute.too-many': { kind: 'conflict', message: 'You have muted as many readers as fit. Hear one of them again first.' },

  'push.endpoint': { kind: 'invalid', message: 'Push messages cannot be sent to that address.' },
  'push.keys': { kind: 'invalid', message: 'The keys of that browser cannot be used.' },
  'push.absent': { kind: 'absent', message: 'There is no such browser.' },
  'parked.absent': { kind: 'absent', message: 'Nothing of that name was given up.' },
  'parked.forgotten': { kind: 'conflict', message: 'What it would need was forgotten or has run out. It cannot be tried again.' },
  'mail.signature': { kind: 'forbidden', message: 'The signature is missing, too old or not right.' },

  'follow.own': { kind: 'forbidden', message: 'You cannot follow yourself.' },
  'follow.private': { kind: 'forbidden', message: 'This reader does not want to be followed.' },
  'follow.blocked': { kind: 'forbidden', message: 'You cannot follow this reader.' },
  'follow.muted': { kind: 'conflict', message: 'You have muted this reader. Hear them again first.' },
  'follow.too-many': { kind: 'conflict', message: 'You follow as many as fit. Leave one of them first.' },
  'block.own': { kind: 'forbidden', message: 'You cannot block yourself.' },
  'block.too-many': { kind: 'conflict', message: 'You have blocked as many readers as fit. Let one of them go first.' },

  'idempotency.key-invalid': { kind: 'malformed', message: 'The Idempotency-Key must be 1 to 255 visible ASCII characters.' },
  'idempotency.mismatch': { kind: 'invalid', message: 'This Idempotency-Key was used before for something else.' },
  'idempotency.in-flight': { kind: 'conflict', message: 'The first request with this Idempotency-Key is still being worked on.' },
} as const satisfies Record<string, RefusalDefinition>;

export type RefusalCode = keyof typeof refusals;

/** One thing that is wrong with an input: where, and what to do about it. */
export interface RefusalDetail {
  path: string;
  message: string;
  /** A machine-readable reason, e.g. the screening check that refused. */
  code?: string;
  /** What exactly, for a translation to name: the word, the number. */
  detail?: string;
}

/** RFC 9457 problem details, with this project's `code`, `requestId` and `errors`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: RefusalCode | 'server.failed';
  detail: string;
  requestId: string;
  errors?: RefusalDetail[];
}
