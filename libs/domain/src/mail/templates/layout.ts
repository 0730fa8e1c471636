import type { Quote } from '#domain/mail/letter';

/** A letter as it is sent. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** A letter with its words in place. */
export interface FilledLetter {
  language: string;
  direction: 'ltr' | 'rtl';
  subject: string;
  paragraphs: string[];
  button: { text: string; link: string } | undefined;
  footer: string;
  /** What stands before the address for whom the button does not work. */
  otherwise: string;
  quotes?: Quote[];
  /** Below the button, in the size of the text. */
  after?: string | undefined;
  /** Below everything, beside each other. */
  links?: { text: string; link: string }[];
}

/** Words of somebody else as one line: a line break could begin something that we did not write. */
const oneLine = (words: string): string => words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

/** Puts values where a text has `{name}`, each as one line. */
export const fill = (text: string, values: Record<string, string>): string => text.replace(/\{(\w+)\}/g, (_, name: string) => oneLine(values[name] ?? ''));

/**
 * Words of readers as text and nothing else: many programs make a link of whatever looks like an address, so a word joiner (U+2060),
 * which is not seen, stands in every one.
 */
export const unlinked = (text: string): string => text.replace(/(?<=\S)[.:@](?=[\p{L}/])/gu, '$&\u2060');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Only a web address is made a link of. */
const isWebLink = (link: string): boolean => /^https?:\/\//i.test(link);

const paragraph = (html: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${html}</p>`;

const anchor = (link: string | undefined, html: string): string =>
  link !== undefined && isWebLink(link) ? `<a href="${escape(link)}" style="color:inherit">${html}</a>` : html;

/** Each quote in the direction of its own words. */
const quoted = ({ heading, link, text }: Quote): string => `<blockquote style="margin:0 0 16px;padding-inline-start:16px;border-inline-start:3px solid #8a8a8a">
${heading === undefined ? '' : `<p dir="auto" style="margin:0 0 4px;font-size:14px">${anchor(link, `<b>${escape(heading)}</b>`)}</p>\n`}<p dir="auto" style="margin:0">${escape(text)}</p>
</blockquote>`;

/**
 * One column, styles where they are used, nothing loaded from anywhere. Colours are left to the reader's program, light or dark,
 * but for the button, which brings both of its own.
 */
export function layOut({ language, direction, subject, paragraphs, button, footer, otherwise, quotes = [], after, links = [] }: FilledLetter): string {
  const link = button && isWebLink(button.link) ? escape(button.link) : undefined;
  const action = button && link
    ? [
        paragraph(`<a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1a4fa3;color:#ffffff;font-weight:bold;text-decoration:none">${escape(button.text)}</a>`),
        paragraph(`${escape(otherwise)}<br><a href="${link}" dir="ltr" style="word-break:break-all">${link}</a>`, 'font-size:14px'),
      ]
    : [];
  return `<!doctype html>
<html lang="${escape(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color-scheme:light dark">
<div style="max-width:560px;margin:0 auto">
${[...paragraphs.map((text) => paragraph(escape(text))), ...quotes.map(quoted), ...action, ...(after === undefined ? [] : [paragraph(escape(after))])].join('\n')}
<p style="margin:32px 0 0;font-size:13px;opacity:.75">${[escape(footer), ...links.map(({ text, link: to }) => anchor(to, escape(text)))].join('<br>')}</p>
</div>
</body>
</html>
`;
}

/** The same for programs that show text. */
export const layOutPlain = ({ paragraphs, button, footer, quotes = [], after, links = [] }: FilledLetter): string =>
  [
    ...paragraphs,
    ...quotes.map(({ heading, link, text }) => [...(heading === undefined ? [] : [oneLine(heading)]), `> ${oneLine(text)}`, ...(link === undefined ? [] : [link])].join('\n')),
    ...(button ? [`${button.text}:\n${button.link}`] : []),
    ...(after === undefined ? [] : [after]),
    [`-- \n${footer}`, ...links.map(({ text, link }) => `${text}: ${link}`)].join('\n'),
  ].join('\n\n') + '\n';
