import { describe, expect, it } from '@jest/globals';
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
