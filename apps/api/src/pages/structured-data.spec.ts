import { describe, expect, it } from '@jest/globals';
import { asScript } from './structured-data.js';

describe('data in a script element', () => {
  it.each(['</script><script>alert(1)</script>', '<!-- <script>', ']]>', '\u2028\u2029', '\u202Eevil\u202C', '\u0007', '😀'.repeat(5_000)])('%j neither ends it nor is changed by it', (text) => {
    const script = asScript({ '@type': 'Comment', text });
    expect(script).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(script)).toEqual({ '@context': 'https://schema.org', '@type': 'Comment', text });
  });
});
