import type { RestrictionLetters } from './restriction-letters.js';

const [why, note, until, open] = ['The reason: {reason}.', 'What the moderator wrote to you: {note}', 'This holds until: {at}.', 'This holds until a moderator ends it.'];
const appeal = 'A person decided this, and no machine. If you think it is wrong, you can appeal within 180 days: another moderator will look at it. The button leads to the decision and to the appeal.';
const courts = 'A person decided this, and no machine. If you do not agree, you can go to the courts, or to an out-of-court dispute settlement body.';
const button = 'Look at the decision';
const banned = { subject: 'You cannot post on {site} any more', first: 'A moderator has decided that you cannot post on {site} any more. You can still log in and read everything.' };
const suspended = { subject: 'You cannot post on {site} for now', first: 'A moderator has decided that you cannot post on {site} for some time. You can still log in and read everything.' };
const slowed = { subject: 'You can post on {site} less often for now', first: 'A moderator has decided that you have to wait for a while between two replies on {site}. How long is said wherever you write.' };
const shadowed = { subject: 'What you write on {site} is seen by you alone for now', first: 'A moderator has decided that only you and the moderators see what you write on {site} from now on. You can still log in and read everything.' };
const over = { subject: 'About what you wrote on {site}', first: 'For some time only you and the moderators saw what you wrote on {site}, because a moderator took it for advertising. You were not told while that was so. It is over now, and the moderators look at what you wrote.' };
const warned = { subject: 'A warning from the moderators of {site}', first: 'A moderator has warned you about what you wrote on {site}. You can read the warning where you write next; after that you can post as before.' };

/** What is said of bans, suspensions and appeals. */
export const en: RestrictionLetters = {
  'banned': { subject: banned.subject, paragraphs: [banned.first, why, note, open, appeal], button },
  'banned-until': { subject: banned.subject, paragraphs: [banned.first, why, note, until, appeal], button },
  'suspended': { subject: suspended.subject, paragraphs: [suspended.first, why, note, open, appeal], button },
  'suspended-until': { subject: suspended.subject, paragraphs: [suspended.first, why, note, until, appeal], button },
  'slowed': { subject: slowed.subject, paragraphs: [slowed.first, why, note, open, appeal], button },
  'slowed-until': { subject: slowed.subject, paragraphs: [slowed.first, why, note, until, appeal], button },
  'shadowed': { subject: shadowed.subject, paragraphs: [shadowed.first, why, note, open, appeal], button },
  'shadowed-until': { subject: shadowed.subject, paragraphs: [shadowed.first, why, note, until, appeal], button },
  'shadow-over': { subject: over.subject, paragraphs: [over.first, why, note, appeal], button },
  'warned': { subject: warned.subject, paragraphs: [warned.first, why, note, appeal], button },
  'appeal-upheld': { subject: 'Your appeal: the decision stays', paragraphs: ['Another moderator has looked at your appeal, and at what you said. The decision stays as it is.', note, courts], button },
  'appeal-reversed': { subject: 'Your appeal: the decision was taken back', paragraphs: ['Another moderator has looked at your appeal, and you were right: the decision was taken back. Thank you for having told us, and we are sorry.', note], button },
  'appeal-closed': { subject: 'Your appeal: the decision was taken back', paragraphs: ['The decision that you appealed against was taken back before another moderator had to look at it. You need not do anything. Thank you for having told us.'], button },
};
