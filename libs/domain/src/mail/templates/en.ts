import type { Catalogue } from './catalogues.js';
import { en as restrictions } from './restrictions/en.js';
import { en as told } from './told/en.js';

/** English, which every other language falls back to. */
export const en: Catalogue = {
  direction: 'ltr',
  footer: 'You get this message because of your account at {place}. Nobody reads answers to this address.',
  otherwise: 'If the button does not work, copy this address into your browser:',
  letters: {
    'verify-address': {
      subject: 'Please confirm your e-mail address',
      paragraphs: [
        'Welcome to {place}! Please confirm that this address is yours. The link is good for three days.',
        'If you did not make an account there, somebody may have mistyped their address. You need not do anything: just do not confirm it.',
      ],
      button: 'Confirm my address',
    },
    'change-address': {
      subject: 'Please confirm your new e-mail address',
      paragraphs: [
        'You asked for this to be the address of your account at {place}. It will be once you confirm it. The link is good for one day.',
        'If you did not ask for that, you need not do anything.',
      ],
      button: 'Confirm my new address',
    },
    'address-changing': {
      subject: 'Somebody asked to change your e-mail address',
      paragraphs: [
        'Somebody who is logged in to your account at {place} asked for its address to become {email}. We sent a link there; nothing changes until it is used.',
        'If it was you, all is well. If it was not, please set a new password right away and end the log-ins that you do not know.',
      ],
      button: 'Look at my account',
    },
    'address-changed': {
      subject: 'Your e-mail address was changed',
      paragraphs: [
        'The address of your account at {place} is now {email}. This is the last message to this one.',
        'If that was not you, please write to the people who run {place} as soon as you can.',
      ],
    },
    'reset-password': {
      subject: 'Set a new password',
      paragraphs: [
        'Somebody, hopefully you, asked for a new password for your account at {place}. The link is good for half an hour and works once.',
        'If you did not ask for it, you need not do anything. Your password stays as it is.',
      ],
      button: 'Set a new password',
    },
    'sign-in-link': {
      subject: 'Your link to log in',
      paragraphs: [
        'With this link you log in to {place}. It is good for a quarter of an hour and works once. Please do not pass it on.',
        'If you did not ask for it, you need not do anything.',
      ],
      button: 'Log in',
    },
    'new-device': {
      subject: 'A new log-in: was this you?',
      paragraphs: [
        'Somebody logged in to your account at {place} from a browser that you have not used there before: {device}, {at}.',
        'If it was you, all is well. If it was not, please set a new password and end that log-in.',
      ],
      button: 'Look at my log-ins',
    },
    'password-changed': {
      subject: 'Your password was changed',
      paragraphs: [
        'The password of your account at {place} was changed: {at}. Your other log-ins have ended.',
        'If that was not you, please ask for a new password right away.',
      ],
      button: 'Look at my account',
    },
    'passkey-added': {
      subject: 'A passkey was added',
      paragraphs: [
        'A passkey called “{name}” was added to your account at {place}: {at}. Whoever has it can log in.',
        'If that was not you, please remove it and set a new password right away.',
      ],
      button: 'Look at my account',
    },
    'second-proof-changed': {
      subject: 'Your second proof was changed',
      paragraphs: [
        'What your account at {place} asks for besides the password was changed: {at}.',
        'If that was not you, please set a new password and look at your account right away.',
      ],
      button: 'Look at my account',
    },
    'deletion-scheduled': {
      subject: 'Your account will be deleted',
      paragraphs: [
        'As you asked, your account at {place} and everything personal will be deleted: {at}. After that it cannot be brought back.',
        'Until then you can change your mind. If you did not ask for this, please keep the account and set a new password.',
      ],
      button: 'Keep my account',
    },
    'export-ready': {
      subject: 'Your data is ready',
      paragraphs: ['Everything that {place} keeps about you is ready to be downloaded. It stays there for a week.'],
      button: 'Go to my download',
    },
    'site-invitation': {
      subject: 'You are invited to work on {site}',
      paragraphs: [
        'An admin of {site} asks you to work on its discussions at {place}.',
        'Log in with this address, or make an account with it, and accept. The link works once and for seven days.',
        'If you do not know why, you need not do anything.',
      ],
      button: 'See the invitation',
    },
    'notice-received': { subject: 'We have received your notice', paragraphs: ['Thank you. Your notice about something at {place} has arrived: {at}. A moderator will look at it.', 'On this page you can see at any time what became of it. Please keep this message: only its link leads there.'], button: 'See what became of it' },
    'notice-acted': { subject: 'What became of your notice: it was removed', paragraphs: ['What you gave notice of at {place} was removed. Your notice: {at}.', 'Why: {reason}', 'A person decided this, and no machine. If you do not agree, you can go to the courts, or to an out-of-court dispute settlement body.'] },
    'notice-dismissed': { subject: 'What became of your notice: it stays', paragraphs: ['A moderator has looked at what you gave notice of at {place}, and it stays. Your notice: {at}.', 'Why: {reason}', 'A person decided this, and no machine. If you do not agree, you can go to the courts, or to an out-of-court dispute settlement body.'] },
    ...restrictions,
    ...told.letters,
  },
  told,
};
