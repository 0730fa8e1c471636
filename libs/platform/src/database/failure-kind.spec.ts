import { describe, expect, it } from '@jest/globals';
import { failureKindOf } from './failure-kind.js';
import { statementKind } from './watched.js';

describe('what kept a statement', () => {
  const stated = (originalCode: string) => Object.assign(new Error('no'), { cause: { originalCode } });

  it('is told by SQLSTATE, the most exact name first', () => {
    const kinds = ['23505', '23503', '40P01', '40001', '55P03', '57014', '53100', '57P01', '08006', '42P01'].map((state) => failureKindOf(stated(state)));
    expect(kinds).toEqual(['unique', 'constraint', 'deadlock', 'serialization', 'lock', 'timeout', 'resources', 'connection', 'connection', 'other']);
  });

  it('is the connection where nothing was said by the server', () => {
    expect(failureKindOf(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toBe('connection');
    expect(failureKindOf(Object.assign(new Error('gone'), { cause: { kind: 'DatabaseNotReachable' } }))).toBe('connection');
    expect(failureKindOf(new Error('Connection terminated unexpectedly'))).toBe('connection');
    expect(failureKindOf(Object.assign(new Error('no'), { cause: { originalCode: '55000', severity: 'FATAL' } }))).toBe('connection');
    expect(failureKindOf(null)).toBe('other');
  });
});

describe('the kind of a statement', () => {
  it('is its first word, wherever that stands', () => {
    expect(['\n      SELECT 1', 'INSERT INTO a', 'update a', 'WITH x AS (SELECT 1)', 'BEGIN', 'COMMIT', 'SET TRANSACTION', ''].map(statementKind)).toEqual([
      'select', 'insert', 'update', 'with', 'transaction', 'transaction', 'other', 'other',
    ]);
  });
});
