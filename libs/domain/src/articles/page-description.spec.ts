import { describe, expect, it } from '@jest/globals';
import { describePage } from './page-description.js';

describe('what a page says of itself', () => {
  it('believes Open Graph before the title', () => {
    const page = `<title>A headline | The Paper</title><meta property="og:title" content="A headline">
      <meta name="description" content="What it is about"><meta property="article:published_time" content="2021-08-26T17:16:00+01:00">`;
    expect(describePage(page)).toEqual({ headline: 'A headline', standfirst: 'What it is about', publishedAt: new Date('2021-08-26T16:16:00Z') });
  });

  it('takes the title where there is nothing else, and one line of it', () => {
    expect(describePage('<title>\n One &amp;\n two </title>')).toEqual({ headline: 'One & two' });
  });

  it('says nothing of a page that says nothing, or nonsense', () => {
    expect(describePage('<p>hello')).toEqual({});
    expect(describePage('<meta property="article:published_time" content="yesterday">')).toEqual({});
  });

  it('takes text and no markup', () => {
    expect(describePage('<meta property="og:title" content="&lt;script&gt;x">').headline).toBe('<script>x');
  });
});
