import { describe, expect, it } from '@jest/globals';
import { readTraceParent, writeTraceParent } from './trace-parent.js';

describe('a traceparent', () => {
  const text = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  it('is read and written', () => {
    const parent = readTraceParent(text);
    expect(parent).toEqual({ traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', sampled: true, remote: true });
    expect(parent && writeTraceParent(parent)).toBe(text);
    expect(readTraceParent(text.replace(/01$/, '00'))?.sampled).toBe(false);
  });

  it('is nothing else', () => {
    const wrong = ['', '00', text.toUpperCase(), `${text}-extra`, text.replace('4bf92f3577b34da6a3ce929d0e0e4736', '0'.repeat(32)), text.replace('00f067aa0ba902b7', '0'.repeat(16)), text.replace(/^00/, 'ff'), undefined, [text]];
    expect(wrong.map(readTraceParent)).toEqual(wrong.map(() => undefined));
  });
});
