import { describe, expect, it } from '@jest/globals';
import { element, xmlDocument } from './xml.js';

describe('a text in XML', () => {
  it.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    [']]>', ']]&gt;'],
    ['</script>', '&lt;/script&gt;'],
    ['a\u0000\u0007\u001Bb\uFFFE\uFFFF', 'a\uFFFD\uFFFD\uFFFDb\uFFFD\uFFFD'],
    ['half \uD83D of one', 'half \uFFFD of one'],
    ['\u202Eturned\u202C', '\u202Eturned\u202C'],
    ['one\r\ntwo', 'one&#13;\ntwo'],
  ])('%j is written %j', (value, written) => {
    expect(element('t', {}, value).source).toBe(`<t>${written}</t>`);
  });

  it('in an attribute keeps its quotes and its line breaks', () => {
    expect(element('t', { a: '"x"\n<y>', b: undefined }).source).toBe('<t a="&quot;x&quot;&#10;&lt;y&gt;"/>');
  });

  it('of 5,000 emoji comes through whole', () => {
    expect(xmlDocument(element('t', {}, '😀'.repeat(5_000)))).toContain('😀'.repeat(5_000));
  });
});
