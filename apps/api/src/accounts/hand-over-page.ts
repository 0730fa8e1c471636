import { escapeHtml } from '#platform/markup/render-markup';

/**
 * What the last page of a sign-in does: it hands the code to the window that opened it, which is ours, and closes. A browser
 * delivers the message to a window of our own origin and to no other. Kept as text: it is served as it is.
 */
export const HAND_OVER_SCRIPT = `const { code } = document.querySelector('main').dataset;
if (window.opener) {
  window.opener.postMessage({ belowline: 1, type: 'sign-in', code }, location.origin);
  window.close();
}
`;

/** Seen for a moment, or for longer by somebody whose browser has let go of the window that all this began in. */
export const handOverPage = (code: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/problem.css">
<title>Signing in</title>
<main data-code="${escapeHtml(code)}">
<h1>One moment: you are being signed in</h1>
<p>If this window stays open, close it and go back to the discussion. Should you not be signed in there, begin once more, with no other window of this kind open.</p>
</main>
<script src="/assets/hand-over.js"></script>
</html>
`;
