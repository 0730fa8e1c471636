import { describe, expect, it } from '@jest/globals';
import { begunName, fromSource, toSource } from './mentions.js';

const ADA = '01990000-0000-7000-8000-0000000000aa';
const BOB = '01990000-0000-7000-8000-0000000000bb';

describe('mentions in a text', () => {
  it.each([
    [`Hello @[Ada](user:${ADA})!`, 'Hello @Ada!'],
    [`@[Ada](user:${ADA}) and @[Ada Bell](user:${BOB}), @Ada Bellamy`, '@Ada and @Ada Bell, @Ada Bellamy'],
    [`@[a\\]b\\\\](user:${ADA})`, '@a]b\\'],
    ['@Nobody in particular, a@b.example', '@Nobody in particular, a@b.example'],
  ])('%s is seen as %s', (source, text) => {
    expect(fromSource(source).text).toBe(text);
  });

  it('are the same after they were seen and sent again', () => {
    const source = `@[Ada](user:${ADA}), @[Ada Bell](user:${BOB}) and @[فرشته](user:${ADA}).`;
    expect(toSource(fromSource(source))).toBe(source);
  });

  it('are of whole names', () => {
    expect(toSource({ text: '@Adam and @Ada', people: { Ada: ADA } })).toBe(`@Adam and @[Ada](user:${ADA})`);
  });
});

describe('a name that is being written', () => {
  it.each([
    ['Ask @', ''],
    ['Ask @kar', 'kar'],
    ['(@Karim No', 'Karim No'],
    ['@کریم', 'کریم'],
  ])('%s is one', (text, name) => {
    expect(begunName(text, {})).toBe(name);
  });

  it.each(['Ask', 'a@b', '@Karim Noori said it well', '@Karim, '])('%s is none', (text) => {
    expect(begunName(text, {})).toBeNull();
  });

  it.each(['@Karim Noori', 'Ask @Karim Noori ', '@Karim Noori and'])('%s is none once that person was chosen', (text) => {
    expect([begunName(text, {}), begunName(text, { 'Karim Noori': ADA })]).toEqual([expect.any(String), null]);
  });

  it('is another one where a chosen name is only its beginning', () => {
    expect(begunName('@Karima', { Karim: ADA })).toBe('Karima');
  });
});
