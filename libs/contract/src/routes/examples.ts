/** Things as they could really be, for the OpenAPI document. A test holds them against their schemas. */

const example = (last: string) => `01990000-0000-7000-8000-0000000000${last}`;

export const ids = {
  user: example('01'),
  site: example('02'),
  article: example('03'),
  thread: example('04'),
  reply: example('05'),
  report: example('06'),
  decision: example('07'),
  moderator: example('08'),
  log: example('09'),
  key: example('10'),
  session: example('11'),
  export: example('12'),
  mail: example('13'),
  appeal: example('14'),
  notice: example('15'),
  bulk: example('16'),
};

export const at = '2021-08-26T17:02:11.000Z';

export const user = {
  id: ids.user,
  name: 'Leila Rahimi',
  role: 'reader',
  bio: '',
  createdAt: at,
  replyCount: 3,
  followerCount: 0,
  followingCount: 0,
} as const;

export const me = { ...user, private: false, email: 'leila@example.org', emailVerified: false, standing: 'good', sites: [], siteRoles: [], siteStandings: [], locale: null, timeZone: null, nameChangeableAt: null, deletionAt: null } as const;

export const session = { user: me, accessToken: 'eyJhbGciOiJIUzI1NiIs…', expiresIn: 600 };

export const site = {
  id: ids.site,
  name: 'The Meridian',
  publicKey: 'site_yR2mV8qkT1zA',
  origins: ['https://www.example.org'],
  settings: { holdFirstReplies: 0, unverifiedMayPost: true, linksBeforeHold: 2, threadModeration: 'post', robots: 'index', jsonLd: false, theme: { accent: '#9c1c2b', font: null, density: 'comfortable', scheme: 'auto' } },
  createdAt: at,
} as const;

export const articleBody = {
  url: 'https://www.example.org/world/asia/who-is-ahmad-massoud',
  headline: 'Who is Ahmad Massoud?',
  byline: 'Conrad Duncan',
  section: 'World / Asia',
  publishedAt: '2021-08-26T16:16:00Z',
};

export const article = {
  id: ids.article,
  siteId: ids.site,
  url: articleBody.url,
  headline: articleBody.headline,
  standfirst: null,
  byline: articleBody.byline,
  section: articleBody.section,
  publishedAt: '2021-08-26T16:16:00.000Z',
  imageUrl: null,
  mainThreadId: ids.thread,
};

export const thread = {
  id: ids.thread,
  articleId: ids.article,
  prompt: null,
  status: 'open',
  moderation: 'post',
  replyCount: 57,
  seq: 64,
  opensAt: null,
  closesAt: null,
  slowSeconds: 0,
  linksBeforeHold: null,
  pinnedReplyId: null,
  createdAt: at,
  can: { post: false, moderate: false },
} as const;

export const reply = {
  id: ids.reply,
  threadId: ids.thread,
  parentId: null,
  depth: 0,
  author: { id: ids.user, name: user.name, role: 'reader' },
  body: 'Talks first, *always*.',
  html: '<p>Talks first, <em>always</em>.</p>',
  status: 'published',
  revision: 1,
  likeCount: 0,
  answerCount: 0,
  featured: false,
  createdAt: at,
  editedAt: null,
  editedAfterAnswers: false,
  locked: null,
  url: `https://talk.example.org/r/${ids.reply}`,
  can: { answer: false, like: false, edit: false, withdraw: false, report: false, moderate: false },
} as const;

export const jsonLd = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  '@id': article.url,
  url: article.url,
  headline: article.headline,
  articleSection: article.section,
  datePublished: article.publishedAt,
  author: { '@type': 'Person', name: article.byline },
  discussionUrl: `https://talk.example.org/t/${ids.thread}`,
  commentCount: 57,
  comment: [{ '@type': 'Comment', '@id': reply.url, url: reply.url, datePublished: at, author: { '@type': 'Person', name: user.name }, text: 'Talks first, always.' }],
} as const;

export const queueItem = {
  reply: { ...reply, status: 'held' },
  article: { id: ids.article, headline: article.headline, url: article.url },
  reasons: [{ check: 'suspect-words', code: 'words.suspect', detail: 'free crypto', outcome: 'hold', score: 1, version: 2, lists: 17, spots: [{ start: 4, end: 15 }] }],
  reports: [],
  since: at,
  lease: { user: { id: ids.moderator, name: 'Ana Moreno' }, until: '2021-08-26T17:03:41.000Z' },
  urgency: 145,
  calls: [],
  opinions: [],
  notes: 0,
  ownReasons: [],
} as const;

export const decision = {
  id: ids.decision,
  replyId: ids.reply,
  decision: 'reject',
  revision: 1,
  reason: 'spam',
  ownReason: null,
  note: null,
  moderatorId: ids.moderator,
  at,
  reply: { ...reply, status: 'rejected' },
} as const;

export const logEntry = {
  id: ids.log,
  seq: 214,
  hash: '5f1d7a0c4b8e36f29ad0c7e1b4538f6a2c9e0d7b1f846a35e2c0b9d8477a61f3',
  at,
  actor: { id: ids.moderator, name: 'Ana Moreno' },
  action: 'reply.reject',
  target: { kind: 'reply', id: ids.reply },
  reason: 'spam',
  note: null,
  before: { status: 'held', revision: 1 },
  after: { status: 'rejected', revision: 1 },
} as const;

export const logTable =
  'seq,at,actor,actorId,action,targetKind,targetId,reason,note,before,after,id,hash\n' +
  `214,${at},Ana Moreno,${ids.moderator},reply.reject,reply,${ids.reply},spam,,"{""status"":""held""}","{""status"":""rejected""}",${ids.log},${logEntry.hash}\n`;

export const parked = {
  id: ids.mail,
  kind: 'mail',
  about: 'answer',
  state: 'failed',
  why: '452 Mailbox full',
  attempts: 31,
  createdAt: at,
  replayable: true,
} as const;

export const linkToken = 'q0mXlT3cM3s1yZQq0QhO0wqkq9l3Yw0bB7m6m1bq9hA';

/** RFC 7636, appendix B. */
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

export const outsideCheck = { kind: 'own' as const, url: 'https://checks.example.org/replies', deadlineMs: 800, otherwise: 'hold' as const, spam: 'hold' as const };

export const signer = { siteId: ids.site, issuer: 'https://www.example.org', jwksUrl: null, secret: 'belowline_ss_…' };

export const passkeyRequest = { challenge: 'JYt2jS2mTz1uZ2Vw0rQ8', rpId: 'talk.example.org', userVerification: 'required', allowCredentials: [] };

export const passkeyCreation = { challenge: 'JYt2jS2mTz1uZ2Vw0rQ8', rp: { id: 'talk.example.org', name: 'Belowline' }, user: { id: 'AZkAAA', name: 'leila@example.org', displayName: 'Leila Rahimi' }, pubKeyCredParams: [{ type: 'public-key', alg: -7 }] };

export const passkeyCredential = { id: 'x8Qm1bK2', rawId: 'x8Qm1bK2', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'eyJ0eXBlIjoi…' } } as const;

export const passkey = { id: passkeyCredential.id, name: 'Telephone', createdAt: at, lastUsedAt: null, backedUp: true };

export const newTotp = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Belowline:leila%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Belowline', picture: '<svg …></svg>' };

export const credentials = {
  password: true,
  passkeys: [passkey],
  totp: false,
  recoveryCodesLeft: 0,
  providers: [{ id: 'newsroom', name: 'Newsroom account', linkedAt: at }],
  staffProof: { needed: false, graceUntil: null, missing: null },
};

export const ownSession = { id: ids.session, current: true, method: 'password', audience: 'reader', device: 'Firefox, Windows', place: 'FR', createdAt: at, lastUsedAt: at } as const;

export const exported = {
  id: ids.export,
  state: 'ready',
  progress: 100,
  createdAt: at,
  expiresAt: '2021-09-02T17:02:11.000Z',
  files: [{ format: 'json', url: `/api/v1/me/export/${ids.export}/json`, bytes: 18_211 }],
} as const;

export const exportedContent = { account: { name: user.name, email: me.email }, replies: [] };

export const notification = {
  id: example('13'),
  kind: 'answer',
  subject: `reply:${ids.reply}`,
  at,
  read: false,
  count: 2,
  actors: [{ id: ids.moderator, name: 'Ana Moreno', role: 'moderator' }],
  actorCount: 1,
  reply: { id: ids.reply, url: reply.url, excerpt: 'Talks first, always.' },
  article: { id: ids.article, headline: article.headline, url: article.url },
  thread: { id: ids.thread, prompt: null },
} as const;

const everyWay = { bell: true, mail: true, push: true };
const bellAlone = { bell: true, mail: false, push: false };

export const preferences = {
  kinds: { answer: everyWay, mention: everyWay, follow: bellAlone, prompt: bellAlone, milestone: bellAlone, decision: everyWay, report: { bell: true, mail: true, push: false } },
  digest: 'weekly',
  quiet: { from: '22:00', to: '07:00' },
  pausedUntil: null,
  mailStopped: null,
} as const;
