import { directionOf, type Language } from '#contract/languages';
import type { LateTemplate } from '#domain/mail/letter';
import { escapeHtml } from '#platform/markup/render-markup';
import { unsubscribeTexts } from './unsubscribe-texts.js';

/** Where one is with ending letters: asked, done, taken back; or the link is not one of ours. */
export type UnsubscribeStep = 'ask' | 'stopped' | 'again' | 'wrong';

const button = (words: string, name: string, value: string): string =>
  `<form method="post"><button type="submit" name="${name}" value="${value}">${escapeHtml(words)}</button></form>`;

/** The page of a link out of a letter. It needs no script and no log-in; opened, it changes nothing, since programs that look mail through open links. */
export function unsubscribePage(language: Language, step: UnsubscribeStep, about: LateTemplate = 'digest'): string {
  const texts = unsubscribeTexts[language];
  const say = (words: string): string => words.replace('{what}', texts.letters[about]);
  const choices = `<p><a href="/account#notifications">${escapeHtml(texts.choices)}</a></p>`;
  const { title, rest } = {
    ask: { title: texts.ask, rest: `<p>${escapeHtml(say(texts.explain))}</p>\n${button(texts.stop, 'List-Unsubscribe', 'One-Click')}` },
    stopped: { title: say(texts.stopped), rest: button(texts.again, 'again', '1') },
    again: { title: say(texts.startedAgain), rest: button(texts.stop, 'List-Unsubscribe', 'One-Click') },
    wrong: { title: texts.wrong, rest: `<p>${escapeHtml(texts.wrongHint)}</p>` },
  }[step];
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/problem.css">
<title>${escapeHtml(title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${rest}
${choices}
</main>
</body>
</html>
`;
}
