import type { SiteField } from '../sites/site-fields.js';

interface FieldText {
  label: string;
  hint: string;
  choices: Record<string, string>;
}

const outcomes = { tag: 'Publish it, and mark it for moderators', hold: 'Hold it for a moderator', refuse: 'Refuse it, and tell its author why' };

const field = (label: string, hint: string, choices: Record<string, string> = {}): FieldText => ({ label, hint, choices });

/** What can be changed of a site, each with what it does. */
export const siteFieldTexts: Record<SiteField, FieldText> = {
  'name': field('Name', 'As readers see it: in letters, feeds and on the pages of its discussions.'),
  'origins': field('Where its pages are', 'One origin a line, such as https://www.example.org, without a path. Discussions can be embedded there and nowhere else, and an article’s address says by it which site it belongs to.'),
  'settings.holdFirstReplies': field('First replies that are read first', 'So many replies of somebody new wait for a moderator. 0: none.'),
  'settings.holdNewAccountHours': field('Hours after registering in which replies are read first', 'What somebody posts so soon after registering waits for a moderator. 0: nothing waits for that.'),
  'settings.holdAfterRejections': field('Rejected replies after which a reader is read first', 'Whoever had so many replies rejected on this site within thirty days waits for a moderator with the next. 0: nobody does.'),
  'settings.unverifiedMayPost': field('Readers may post before they confirm their address', 'Without this, somebody new finds a letter first.'),
  'settings.shadow': field('Shadows', 'What a shadowed reader writes is seen by them and moderators alone, and stands in no queue. Not telling a reader is for spam only, and they get a statement of reasons when it ends.', { off: 'None: moderators cannot shadow a reader', told: 'Moderators can shadow a reader, who is told', untold: 'Moderators can shadow a reader for spam, who is not told while it holds' }),
  'settings.threadModeration': field('A new discussion begins as', 'Each can be changed on its own, in the room Threads.', { post: 'Publish first: moderators read after', pre: 'Read first: nothing is shown before a moderator approved it' }),
  'settings.closeAfterDays': field('Days after which a discussion closes by itself', 'Of discussions that begin from now on. Empty: they stay open.'),
  'settings.targetMinutes': field('Minutes within which to decide', 'Moderators are warned of held and reported replies that wait longer. 0: no target.'),
  'settings.checks.banned-words': field('A word of the banned list', 'The lists are in the room Words.', outcomes),
  'settings.checks.suspect-words': field('A word of the suspect list', '', outcomes),
  'settings.checks.links': field('More links than allowed', '', outcomes),
  'settings.linksBeforeHold': field('Links that are allowed', 'A reply with more is what the line above says.'),
  'settings.linkHosts.allowed': field('Hosts that do not count', 'Links to these, and to what is below them, are not counted. One a line, such as example.org.'),
  'settings.checks.link-hosts': field('A link to a refused host', '', outcomes),
  'settings.linkHosts.refused': field('Refused hosts', 'A reply with a link to one of these, or to what is below it, is what the line above says. One a line, such as example.org.'),
  'settings.checks.repetition': field('The same text again', 'By the same reader, lately.', outcomes),
  'settings.checks.near-repetition': field('Nearly the same text again', 'By the same reader, or by another in the same discussion.', outcomes),
  'settings.checks.burst': field('Very many replies in a short time', '', outcomes),
  'settings.theme.accent': field('Colour', 'Of links, buttons and marks, as six digits such as #9c1c2b. It is made darker or lighter where it could not be read. Empty: ours.'),
  'settings.theme.font': field('Fonts', 'Names of fonts that readers have on their devices, the first wanted first, with commas between. Empty: ours.'),
  'settings.theme.density': field('Spacing', '', { comfortable: 'Comfortable', compact: 'Compact' }),
  'settings.theme.scheme': field('Light or dark', 'On our own pages; in a page of yours the discussion is as that page is.', { auto: 'As the reader’s device is', light: 'Light', dark: 'Dark' }),
  'settings.robots': field('What search engines may do', 'A discussion that is in a page of yours is found through that page.', { index: 'Show the discussions', nosnippet: 'Show where they are, and none of their text', noindex: 'Leave them out' }),
  'settings.jsonLd': field('Tell search engines of the replies in your pages', 'The script adds them to the page as structured data (schema.org).'),
  'settings.reasons': field('Your own reasons for removing a reply', 'One in each line: a short code, which common reason it counts under (abuse, hate, spam, off-topic, false, private, illegal or other), and how readers are told, by language: house-rule-3 | off-topic | en: It does not stay with the story | de: Es bleibt nicht beim Thema'),
  'settings.publishReport': field('Anybody may read how this site is moderated', 'A page of numbers, in eight languages: what was removed and why, how long it took, reports, notices and appeals. Never who or what.'),
};
