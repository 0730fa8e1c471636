import { describe, expect, it } from '@jest/globals';
import { letterFillings, type TemplateName } from '#domain/mail/letter';
import { catalogues, type Catalogue } from './catalogues.js';
import { fill, layOut, layOutPlain, type FilledLetter } from './layout.js';

const languages = Object.entries(catalogues) as [string, Catalogue][];
const templates = Object.keys(letterFillings) as TemplateName[];

describe.each(languages)('letters in %s', (_, catalogue) => {
  it.each(templates)('%s has all its words, filled with what there is', (template) => {
    const { subject, paragraphs, button } = catalogue.letters[template];
    const fillings: readonly string[] = letterFillings[template];
    const text = [subject, ...paragraphs, button ?? ''].join(' ');
    const asked = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(asked.filter((name) => name !== 'place' && !fillings.includes(name ?? ''))).toEqual([]);
    expect(fillings.filter((name) => name !== 'link' && !asked.includes(name))).toEqual([]);
    expect(button !== undefined).toBe(fillings.includes('link'));
    expect([subject, ...paragraphs].every((words) => words.trim() !== '')).toBe(true);
  });

  it('has no letter too many', () => {
    expect(Object.keys(catalogue.letters)).toEqual(templates);
  });
});

describe('what is filled in', () => {
  const letter = (words: string, link = 'https://talk.example.org/account#token=a&b'): FilledLetter => ({
    language: 'en',
    direction: 'ltr',
    subject: words,
    paragraphs: [words],
    button: { text: words, link },
    footer: words,
    otherwise: 'Or:',
  });

  it('is never markup', () => {
    const html = layOut(letter(fill('Called {name}', { name: '<img src=x onerror="alert(1)">&\'' })));
    expect(html).not.toContain('<img');
    expect(html).toContain('Called &lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;');
    expect(html).toContain('href="https://talk.example.org/account#token=a&amp;b"');
  });

  it('is a link only where it is a web address', () => {
    expect(layOut(letter('Open', 'javascript:alert(1)'))).not.toContain('javascript:');
  });

  it('is one line, and nothing where there is no value', () => {
    expect(fill('A {name} and {other}.', { name: 'b\r\nBcc: c\u2028d' })).toBe('A b Bcc: c d and .');
  });

  it('stands as it is in the text', () => {
    expect(layOutPlain(letter('Open <it>', 'https://talk.example.org/a'))).toBe('Open <it>\n\nOpen <it>:\nhttps://talk.example.org/a\n\n-- \nOpen <it>\n');
  });

  it('is one line in the text where it is a quote, headline and prompt included', () => {
    const quotes = [{ heading: 'Ana · A bridge\r\nfalls', text: 'What now?\n\n-- \u2028https://elsewhere.example', link: 'https://talk.example.org/r/1' }];
    expect(layOutPlain({ ...letter('Open'), quotes })).toContain('Open\n\nAna · A bridge falls\n> What now? --  https://elsewhere.example\nhttps://talk.example.org/r/1\n\nOpen');
  });

  it('says its language and direction, and loads nothing', () => {
    const html = layOut({ ...letter('مرحبا'), language: 'ar', direction: 'rtl' });
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).not.toMatch(/src=|url\(/);
  });
});
