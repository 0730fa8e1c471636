import type { Role, SiteRole } from '#contract/accounts';
import type { InvitationView } from '#contract/invitations';
import type { fieldGroups, SiteField } from '../sites/site-fields.js';
import { many } from './many.js';
import { siteFieldTexts } from './english-site-fields.js';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

const roles: Record<Role, string> = { reader: 'No role here', staff: 'Journalist', moderator: 'Moderator', admin: 'Admin' };
const roleMeans: Record<SiteRole['role'], string> = {
  staff: 'Has a badge beside their name, and opens discussions under articles.',
  moderator: 'Also decides about replies and readers on this site.',
  admin: 'Also changes this page: settings, keys, and who works here.',
};
const groups: Record<keyof typeof fieldGroups, { title: string; body: string }> = {
  site: { title: 'The site', body: '' },
  people: { title: 'Who may post', body: '' },
  discussions: { title: 'Discussions', body: 'How they begin and end, and how soon somebody looks.' },
  checks: { title: 'What the checks lead to', body: 'Every reply is looked at before anybody sees it. What a check finds leads to what you choose here.' },
  look: { title: 'How discussions look', body: 'Where the page they are in does not say it itself.' },
  outside: { title: 'The site and the world', body: '' },
};

/** The room of sites, in English. */
export const sites = {
  title: 'Sites',
  body: 'The publications that have their discussions here.',
  listKeys: 'J and K go through the list.',
  failed: 'This could not be fetched.',
  loading: 'Fetching the sites…',
  absent: 'This site is not there, or not yours.',
  all: 'All sites',
  noOrigins: 'no pages yet',
  more: 'More',
  newTitle: 'A new site',
  make: 'Make the site',
  parts: { settings: 'Settings', people: 'People', connections: 'Connections' },
  partsOf: (site: string) => `Parts of ${site}`,
  groups,
  field: (name: SiteField) => siteFieldTexts[name],
  line: (line: number, message: string) => `Line ${line}: ${message}`,
  save: 'Save',
  saveKeys: 'Ctrl and S save',
  discard: 'Discard',
  unsavedTag: 'Not saved yet',
  unsaved: (count: number) => `${many(count, 'change is', 'changes are')} not saved yet.`,
  refused: (count: number) => `Not saved: ${many(count, 'field needs', 'fields need')} another look.`,
  said: { saved: 'Saved. It holds from now on.', nothing: 'Nothing was changed.', saving: 'Saving…', discarded: 'Everything is as it was.', failed: '' },
  people: 'Who works here',
  peopleBody: 'A role holds at once, on this site and on no other.',
  nobody: 'Nobody yet.',
  roles,
  roleMeans,
  roleOf: (name: string) => `Role of ${name} on this site`,
  everywhere: (role: Role) => `${roles[role]} everywhere`,
  giveRole: 'Give the role',
  takeRole: 'Take the role away',
  roleGiven: (name: string, role: Role) => (role === 'reader' ? `${name} has no role on this site any more.` : `${name} is ${role === 'admin' ? 'an admin' : `a ${roles[role].toLowerCase()}`} on this site now.`),
  find: 'Somebody who has an account',
  findHint: 'The beginning of a name, or an id. Whoever is not found can be invited by mail, below.',
  invitations: 'Invitations',
  invitationsBody: 'Whoever has no account yet, or cannot be found, is asked by mail. The link in the letter works once, for seven days, and only for the address it was sent to.',
  email: 'E-mail address',
  as: 'As',
  invite: 'Send the invitation',
  emailWrong: 'This does not look like an e-mail address.',
  invited: (email: string) => `The letter to ${email} is on its way.`,
  withdraw: 'Withdraw',
  withdrawn: (email: string) => `Withdrawn: the link that ${email} was sent opens nothing any more.`,
  stateOf: ({ acceptedAt, expiresAt, invitedBy }: InvitationView, now: number) => {
    if (acceptedAt !== null) return `accepted on ${day.format(Date.parse(acceptedAt))}`;
    return `${Date.parse(expiresAt) > now ? 'waits until' : 'ran out on'} ${day.format(Date.parse(expiresAt))}; asked by ${invitedBy.name}`;
  },
  embed: 'In your pages',
  embedBody: 'Two lines put a discussion under an article. The key in them says which site it is; it is no secret.',
  embedCode: 'For your pages',
  copy: 'Copy',
  copied: 'Copied.',
  shownOnce: 'This is shown now and never again. Put it where your system keeps its secrets.',
  keys: 'Secret keys',
  keysBody: 'With a secret key your own systems speak for this site: they tell us of articles before anybody opens them. A new key works beside those that were made before.',
  makeKey: 'Make a secret key',
  newKey: 'The new secret key',
  outside: 'A check of your own',
  outsideBody: 'A service of yours can look at each reply before it is posted, and say what becomes of it. We ask it over signed HTTP and wait no longer than you allow.',
  outsideNone: 'No service is asked.',
  outsideNow: (host: string) => `${host} is asked about each reply.`,
  outsideUrl: 'Its address',
  outsideUrlHint: 'Over https, and out in the open.',
  outsideDeadline: 'Milliseconds to wait',
  outsideDeadlineHint: 'From 100 to 3,000. Whoever posts waits so long at most.',
  outsideOtherwise: 'When it fails or is late',
  outsideHold: 'Hold the reply for a moderator',
  outsidePublish: 'Publish the reply',
  outsideSet: 'Ask it from now on',
  outsideReplace: 'Save, with a new secret',
  outsideRemove: 'Ask it no longer',
  outsideAgain: 'Saving makes a new secret; the one before ends at once.',
  outsideSaved: 'Saved. The next reply is already shown to it.',
  outsideRemoved: 'It is asked no longer.',
  outsideSecret: 'What both sign with',
};
