/**
 * The name under which the widget and the console of one browser tell each other that somebody logged in or out,
 * and keep what was said last. Alone in its file, so that neither bundle gets more than it.
 */
export const BROWSER_SESSION = 'belowline-session';
