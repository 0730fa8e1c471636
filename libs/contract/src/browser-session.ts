/**
 * The name under which the discussions of one browser tell each other that somebody logged in or out, and keep what was said
 * last. Alone in its file with the console's, so that neither bundle gets more than them.
 */
export const BROWSER_SESSION = 'belowline-session';

/** The same for the console's tabs, whose log-ins are their own: no reading page follows them. */
export const CONSOLE_SESSION = 'belowline-console-session';
