import { describe, expect, it } from '@jest/globals';
import { encodeCursor } from '#platform/paging/cursor';
import { decodePlace, encodePlace } from './page-order.js';

const id = '01990000-0000-7000-8000-000000000001';

describe('a place in an order that changes', () => {
  it('comes back from its cursor as it was', () => {
    const best = { seen: '742:750:742,745', featured: true, value: 17.032457351223, id };
    expect(decodePlace(encodePlace('best', best), 'best')).toEqual(best);
    const liked = { seen: '742:742:', featured: false, value: 12, id };
    expect(decodePlace(encodePlace('liked', liked), 'liked')).toEqual(liked);
    expect(decodePlace(encodePlace('best', { ...liked, value: 1e21 }), 'best').value).toBe(1e21);
  });

  it('fits a cursor however many transactions were running', () => {
    const running = Array.from({ length: 90 }, (_, place) => 1_000_000 + place).join(',');
    const cursor = encodePlace('discussed', { seen: `1000000:1000099:${running}`, featured: false, value: 3, id });
    expect(cursor.length).toBeLessThanOrEqual(300);
    expect(decodePlace(cursor, 'discussed').seen).toBe('1000000:1000000:');
  });

  it.each([
    ['9:8:', '0', '1'],
    ['0:8:', '0', '1'],
    ['5:8:4', '0', '1'],
    ['5:8:8', '0', '1'],
    ['5:8:7,6', '0', '1'],
    ['5:9999999999999999999:', '0', '1'],
    ['5:8', '0', '1'],
    ['5:8:', '2', '1'],
    ['5:8:', '0', '1.5'],
    ['5:8:', '0', '99999999999'],
    ['5:8:', '0', '-1'],
    ['5:8:', '0', 'NaN'],
  ])('is not %s %s %s', (...place) => {
    expect(() => decodePlace(encodeCursor('liked', ...place, id), 'liked')).toThrow();
  });

  it('is a place in its own order alone', () => {
    const cursor = encodePlace('liked', { seen: '5:8:', featured: false, value: 1, id });
    expect(() => decodePlace(cursor, 'discussed')).toThrow();
    expect(() => decodePlace(encodeCursor('best', '5:8:', '0', '1e999', id), 'best')).toThrow();
  });
});
