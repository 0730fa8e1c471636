/** Who follows whom in the demonstration, by the keys of both. */
export const demoFollows: readonly (readonly [follower: string, followed: string])[] = [
  ['reader', 'dev'],
  ['reader', 'hanna'],
  ['reader', 'farida'],
  ['jonas', 'dev'],
  ['margaret', 'dev'],
  ['hanna', 'jonas'],
  ['claire', 'etienne'],
  ['etienne', 'claire'],
  ['karim', 'farida'],
  ['shirin', 'farida'],
  ['layla', 'farida'],
  ['dev', 'ines'],
  ['lucia', 'hanna'],
];

/** Whose bell has something new in it when its reader comes. */
export const DEMO_HEARER = 'reader';
