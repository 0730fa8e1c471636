import { describe, expect, it } from '@jest/globals';
import { idsNamedIn, mentionsIn } from './mention.js';
import { linksIn, renderMarkup } from './render-markup.js';

describe('rendering a text', () => {
  it.each([
    ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
    ['one\ntwo', '<p>one<br />\ntwo</p>'],
    ['*a* **b** `c`', '<p><em>a</em> <strong>b</strong> <code>c</code></p>'],
    ['> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['2. a\n3. b', '<ol start="2">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['https://a.example/x_y', '<p><a href="https://a.example/x_y" rel="ugc nofollow noopener">https://a.example/x_y</a></p>'],
    ['https://xn--80ak6aa92e.com', '<p><a href="https://xn--80ak6aa92e.com" rel="ugc nofollow noopener">https://xn--80ak6aa92e.com</a></p>'],
    ['a.example and me@a.example', '<p>a.example and me@a.example</p>'],
    ['# no heading', '<p># no heading</p>'],
    ['| no | table |', '<p>| no | table |</p>'],
    ['<b>bold</b>', '<p>&lt;b&gt;bold&lt;/b&gt;</p>'],
    ['"AT&amp;T"', '<p>"AT&amp;T"</p>'],
  ])('%j gives %j', (source, html) => {
    expect(renderMarkup(source)).toBe(html);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:alert(1))',
    '[x](//evil.example)',
    '<https://a.example/"onmouseover="alert(1)>',
    '[x](https://a.example "\\" onmouseover=alert(1) x=\\"")',
    '![x](https://a.example/x.png)',
    '<svg/onload=alert(1)>',
    '<a href="https://a.example" style="position:fixed">x</a>',
    '`</code><script>alert(1)</script>`',
    '```\n</pre><script>alert(1)</script>\n```',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('%j renders to nothing that could run or reach out', (source) => {
    const html = renderMarkup(source);
    expect(html).not.toMatch(/<(?!\/?(p|br|em|strong|blockquote|ul|ol|li|a|code|pre)\b)/i);
    for (const [, attributes = ''] of html.matchAll(/<[a-z]+([^>]*)>/gi)) expect(attributes).toMatch(/^( \/|( href="https:\/\/[^"]*"| rel="ugc nofollow noopener"| start="\d+")*)$/);
  });

  it('finds the links of a text', () => {
    expect(linksIn(renderMarkup('https://a.example/?a=1&b=2 and [b](http://b.example) and c.example'))).toEqual(['https://a.example/?a=1&amp;b=2', 'http://b.example']);
  });
});

const ADA = '01990000-0000-7000-8000-0000000000aa';
const people = new Map([[ADA, 'Ada ]<b>']]);

describe('a mention', () => {
  it('is a link with the name that its bearer has now, isolated and escaped', () => {
    const html = renderMarkup(`Hello @[Anybody](user:${ADA})!`, people);
    expect(html).toBe(`<p>Hello <a class="mention" href="/u/${ADA}" rel="ugc nofollow noopener">@<bdi>Ada ]&lt;b&gt;</bdi></a>!</p>`);
    expect([mentionsIn(html), linksIn(html)]).toEqual([[ADA], []]);
  });

  it.each([
    ['of somebody who is not there', '@[Bob \\]](user:01990000-0000-7000-8000-0000000000bb)', '<p>@Bob ]</p>'],
    ['in code', `\`@[A](user:${ADA})\``, `<p><code>@[A](user:${ADA})</code></p>`],
    ['that is none', '@Ada and @[Ada] and @[Ada](https://a.example)', '<p>@Ada and @[Ada] and @<a href="https://a.example" rel="ugc nofollow noopener">Ada</a></p>'],
    ['inside a link', `[@[A](user:${ADA})](https://a.example)`, '<p><a href="https://a.example" rel="ugc nofollow noopener">@Ada ]&lt;b&gt;</a></p>'],
  ])('%s is plain text', (_, source, html) => {
    expect(renderMarkup(source, people)).toBe(html);
    expect(mentionsIn(html)).toEqual([]);
  });

  it.each(['@['.repeat(2_400), `@[${'\\\\'.repeat(2_400)}`, `@[a](user:`.repeat(500)])('begun without an end is not too slow to be rendered', (source) => {
    expect(idsNamedIn(source)).toEqual([]);
    expect(renderMarkup(source, people)).toContain('@[');
  });

  it('is looked up once each, and for the first twenty', () => {
    const id = (n: number) => `01990000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
    const source = Array.from({ length: 25 }, (__, n) => `@[A](user:${id(n)}) @[A](user:${id(n)})`).join(' ');
    expect(idsNamedIn(source)).toEqual(Array.from({ length: 20 }, (__, n) => id(n)));
  });
});
