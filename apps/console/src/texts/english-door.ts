const moment = new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' });

/** What is said at the console's door, in English. */
export const session = {
  title: 'Log in to moderate',
  email: 'E-mail address',
  password: 'Password',
  enter: 'Log in',
  entering: 'Logging in…',
  leave: 'Log out',
  enterByPasskey: 'Use a passkey instead',
  noPasskey: 'No passkey was used.',
  second: 'Now the second proof',
  secondBody: (name: string) => `Hello, ${name}. What moderators do takes more than a password.`,
  usePasskey: 'Use a passkey',
  code: 'Code of your authenticator application',
  codeShape: 'Six digits',
  recoveryCode: 'One of your recovery codes',
  lostCode: 'Use a recovery code instead',
  haveCode: 'Use a code of the application instead',
  goOn: 'Go on',
  again: 'Is it still you?',
  againBody: 'What you are about to do can do much harm in the wrong hands, so please show once more that it is you.',
  notNow: 'Not now',
  unset: 'A passkey or an application first',
  unsetBody:
    'Your account can do much here, so a password alone is not enough. Set up a passkey or an authenticator application on your account page (you log in there once more), then come back.',
  setUp: 'Set it up on your account page',
  lookAgain: 'I have done that',
  grace: (until: string | null) =>
    until === null
      ? 'Please set up a passkey or an authenticator application within a day: from then on, a password alone is not enough here.'
      : `Please set up a passkey or an authenticator application before ${moment.format(Date.parse(until))}: from then on, a password alone is not enough here.`,
  looking: 'One moment…',
  ended: 'Your log-in has ended. Please log in again; nothing that was decided is lost.',
  notForYou: (name: string) => `Hello, ${name}`,
  notForYouBody:
    'This is where the moderators work, and your account is a reader’s. Your replies and everybody else’s are under the articles, where they always were.',
  notForYouLeave: 'Log in with another account',
  toPaper: 'To the articles',
};
