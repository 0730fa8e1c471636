import { describe, expect, it } from '@jest/globals';
import { Counter, Gauge, Histogram } from './meters.js';
import { describeMeters, exposition } from './registry.js';

const linesOf = async (name: string): Promise<string[]> => (await exposition()).split('\n').filter((line) => line.startsWith(name));

describe('meters', () => {
  it('count by label, and say nought before anything happened', async () => {
    const plain = new Counter({ name: 'test_plain_total', help: 'plain' });
    const labelled = new Counter({ name: 'test_labelled_total', help: 'by two', labels: ['one', 'other'] });
    expect(await linesOf('test_plain_total')).toEqual(['test_plain_total 0']);
    plain.of().add(2);
    const line = labelled.of('a', 'b');
    line.add();
    labelled.of('a', 'b').add();
    labelled.of('a', 'c').add();
    expect(await linesOf('test_plain_total')).toEqual(['test_plain_total 2']);
    expect(await linesOf('test_labelled_total')).toEqual(['test_labelled_total{one="a",other="b"} 2', 'test_labelled_total{one="a",other="c"} 1']);
  });

  it('add up what several tell, and leave out who fails or has left', async () => {
    const gauge = new Gauge({ name: 'test_read', help: 'read', labels: ['who'] });
    gauge.from(() => [['a', 1], ['b', 2]]);
    const leave = gauge.from(() => Promise.resolve([['b', 3]] as const));
    gauge.from(() => Promise.reject(new Error('away')));
    expect(await linesOf('test_read')).toEqual(['test_read{who="a"} 1', 'test_read{who="b"} 5']);
    leave();
    expect(await linesOf('test_read')).toEqual(['test_read{who="a"} 1', 'test_read{who="b"} 2']);
  });

  it('show how times are spread, each bound with all below it', async () => {
    const times = new Histogram({ name: 'test_seconds', help: 'times', labels: ['kind'], bounds: [0.1, 1] });
    for (const value of [0.05, 0.1, 0.5, 7]) times.of('x').observe(value);
    expect(await linesOf('test_seconds')).toEqual([
      'test_seconds_bucket{kind="x",le="0.1"} 2', 'test_seconds_bucket{kind="x",le="1"} 3', 'test_seconds_bucket{kind="x",le="+Inf"} 4', 'test_seconds_sum{kind="x"} 7.65', 'test_seconds_count{kind="x"} 4',
    ]);
  });

  it('do not grow without end when a label takes values that nobody named', async () => {
    const counter = new Counter({ name: 'test_endless_total', help: 'endless', labels: ['id'] });
    for (let id = 0; id < 6_000; id += 1) counter.of(String(id)).add();
    const lines = await linesOf('test_endless_total');
    expect(lines).toHaveLength(5_001);
    expect(lines.at(-1)).toBe('test_endless_total{id="other"} 1000');
  });

  it('have a name each, and are told what they are', () => {
    expect(() => new Counter({ name: 'test_plain_total', help: 'again' })).toThrow('already been registered');
    expect(describeMeters()).toContainEqual({ name: 'test_seconds', help: 'times', type: 'histogram', labels: ['kind'] });
  });
});
