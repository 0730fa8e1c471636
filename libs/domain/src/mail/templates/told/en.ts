import type { ToldTexts } from './told-texts.js';

/** English letters about notifications. */
export const en: ToldTexts = {
  letters: {
    answer: { subject: '{name} answered you', paragraphs: ['{name} answered your reply in the discussion of “{headline}”:'], button: 'Read the answer' },
    'answer-followed': { subject: '{name} answered a reply that you follow', paragraphs: ['{name} answered a reply that you follow, in the discussion of “{headline}”:'], button: 'Read the answer' },
    mention: { subject: '{name} mentioned you', paragraphs: ['{name} mentioned you in the discussion of “{headline}”:'], button: 'Read the reply' },
    follow: { subject: '{name} wrote something new', paragraphs: ['{name}, whom you follow, wrote in the discussion of “{headline}”:'], button: 'Read the reply' },
    'follow-place': { subject: 'A new reply: {headline}', paragraphs: ['{name} wrote in a discussion that you follow, of “{headline}”:'], button: 'Read the reply' },
    prompt: { subject: 'A new question: {headline}', paragraphs: ['The newsroom opened a new discussion of “{headline}”, which you follow:'], button: 'Go to the discussion' },
    milestone: { subject: 'Your reply has {count} likes', paragraphs: ['What you wrote in the discussion of “{headline}” has been liked {count} times:'], button: 'Look at my reply' },
    'decision-approve': { subject: 'Your reply is published', paragraphs: ['A moderator has looked at your reply in the discussion of “{headline}”. Everybody can read it now:'], button: 'Look at my reply' },
    'decision-restore': { subject: 'Your reply is back', paragraphs: ['A moderator has looked at your reply in the discussion of “{headline}” again. Everybody can read it again:'], button: 'Look at my reply' },
    'decision-reject': { subject: 'Your reply was removed', paragraphs: ['A moderator has removed your reply in the discussion of “{headline}”. The reason: {reason}. This is what you wrote:'], button: 'Look at the decision' },
    'decision-feature': { subject: 'Your reply was chosen by the newsroom', paragraphs: ['The newsroom chose your reply in the discussion of “{headline}” to be shown first:'], button: 'Look at my reply' },
    'report-removed': { subject: 'Thank you for your report', paragraphs: ['You reported a reply in the discussion of “{headline}”. A moderator has looked at it and removed it.'], button: 'Go to the discussion' },
    'report-kept': { subject: 'Your report was looked at', paragraphs: ['You reported a reply in the discussion of “{headline}”. A moderator has looked at it and found that it may stay. Thank you for having told us.'], button: 'Go to the discussion' },
    digest: { subject: 'What is new in what you follow', paragraphs: ['The best replies by the people whom you follow, and in the discussions that you follow, at {place}:'] },
  },
  why: {
    answer: 'You get this letter because somebody answered what you wrote or follow.',
    mention: 'You get this letter because somebody called to you by name.',
    follow: 'You get this letter because you follow this person or this discussion.',
    prompt: 'You get this letter because you follow this article.',
    milestone: 'You get this letter because readers like what you wrote.',
    decision: 'You get this letter because a moderator decided on what you wrote.',
    report: 'You get this letter because you reported this reply.',
    digest: 'You get this letter because you asked for a digest.',
  },
  followName: 'Follow {name}',
  followThread: 'Follow this discussion',
  unsubscribe: 'Stop letters of this kind',
  preferences: 'Choose what you are told of',
  unread: 'Notifications that you have not read: {count}',
  reasons: { abuse: 'insult or attack', hate: 'hatred', spam: 'advertising', 'off-topic': 'it has nothing to do with the subject', false: 'false statement', private: 'private information', illegal: 'against the law', other: 'against the rules of this discussion' },
};
