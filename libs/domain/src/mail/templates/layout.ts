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
}

/** Puts values where a text has `{name}`. A value is one line: a line break could begin something that we did not write. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '));

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Only a web address is made a link of. */
const isWebLink = (link: string): boolean => /^https?:\/\//i.test(link);

/**
 * One column, styles where they are used, nothing loaded from anywhere. Colours are left to the reader's program, light or dark,
 * but for the button, which brings both of its own.
 */
export function layOut({ language, direction, subject, paragraphs, button, footer, otherwise }: FilledLetter): string {
  const paragraph = (html: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${html}</p>`;
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
${[...paragraphs.map((text) => paragraph(escape(text))), ...action].join('\n')}
<p style="margin:32px 0 0;font-size:13px;opacity:.75">${escape(footer)}</p>
</div>
</body>
</html>
`;
}

/** The same for programs that show text. */
export const layOutPlain = ({ paragraphs, button, footer }: FilledLetter): string =>
  [...paragraphs, ...(button ? [`${button.text}:\n${button.link}`] : []), `-- \n${footer}`].join('\n\n') + '\n';
