import { describe, expect, it } from '@jest/globals';
import { doWithin } from '../work/work.js';
import { structuredLogger } from './logging.js';

describe('the log', () => {
  const lines: string[] = [];
  const logger = structuredLogger({ logLevel: 'debug', production: true }, { write: (line) => lines.push(line) });
  const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;

  it('says of every line what it belongs to, however late it is written', async () => {
    await doWithin({ names: { requestId: 'one' } }, async () => {
      await new Promise((later) => setImmediate(later));
      logger.log('inside', 'Test');
    });
    expect(last()).toMatchObject({ requestId: 'one', context: 'Test', msg: 'inside' });
    logger.log('outside', 'Test');
    expect(last()).not.toHaveProperty('requestId');
  });

  it('tells of an error what it is, and nothing that hangs on it', () => {
    const cause = Object.assign(new Error('Key (email_key)=(ana@example.org) already exists.'), { code: '23505', detail: 'the whole row', row: { body: 'a text' } });
    logger.error({ msg: 'no', error: new Error('It failed.', { cause }) }, 'Test');
    expect(last()).toMatchObject({ err: { type: 'Error', message: 'It failed.', cause: { code: '23505', message: 'Key (email_key)=(…) already exists.' } } });
    expect(lines.at(-1)).not.toMatch(/ana@|whole row|a text/);
  });
});
