import { describe, expect, it } from '@jest/globals';
import { applyMark, asQuote, type Mark } from './marks.js';

/** A text with what is marked between brackets. */
function press(marked: string, mark: Mark): string {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  const change = applyMark(text, start, end, mark);
  const after = text.slice(0, change.start) + change.insert + text.slice(change.end);
  return `${after.slice(0, change.from)}⟦${after.slice(change.from, change.to)}⟧${after.slice(change.to)}`;
}

describe('the toolbar', () => {
  it.each<[string, Mark, string]>([
    ['a ⟦word⟧', 'bold', 'a **⟦word⟧**'],
    ['a **⟦word⟧**', 'bold', 'a ⟦word⟧'],
    ['⟦⟧', 'italic', '*⟦⟧*'],
    ['*⟦word⟧*', 'italic', '⟦word⟧'],
    ['**⟦word⟧**', 'italic', '***⟦word⟧***'],
    ['⟦code⟧', 'code', '`⟦code⟧`'],
    ['⟦a\nb⟧', 'code', '```\n⟦a\nb⟧\n```'],
    ['one\nt⟦wo\nthr⟧ee', 'quote', 'one\n⟦> two\n> three⟧'],
    ['⟦> two\n> three⟧', 'quote', '⟦two\nthree⟧'],
    ['⟦⟧', 'list', '- ⟦⟧'],
    ['one\n⟦⟧\nthree', 'list', 'one\n- ⟦⟧\nthree'],
    ['⟦here⟧', 'link', '[here](⟦https://⟧)'],
    ['⟦https://a.example⟧', 'link', '[⟦⟧](https://a.example)'],
  ])('%s, %s: %s', (before, mark, after) => {
    expect(press(before, mark)).toBe(after);
  });

  it('quotes line by line', () => {
    expect(asQuote(' one\n\ntwo ')).toBe('> one\n> \n> two\n\n');
  });
});
