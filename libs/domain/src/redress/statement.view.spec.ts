import { describe, expect, it } from '@jest/globals';
import type { KeptVerdict } from '#domain/screening/screening';
import type { Statement } from './statement.js';
import { viewReasons, viewStatement } from './statement.view.js';

const AT = new Date('2026-11-26T12:00:00Z');

const verdict = (check: string, detail: string): KeptVerdict => ({ check, outcome: 'hold', code: `${check}.held`, detail, spots: [{ start: 4, end: 9 }] });

const statement: Statement = {
  id: 'a-decision', userId: 'a-reader', moderatorId: 'a-moderator', decisionId: 'a-decision', sanctionId: null, measure: 'removed', site: null,
  reply: { id: 'a-reply', threadId: 'a-thread', body: 'One words two.', html: '<p>One words two.</p>', revision: 1 },
  verdicts: [verdict('suspect-words', 'words'), verdict('scorer', '“words” against it'), verdict('outside', 'said elsewhere')],
  article: null, slowSeconds: null, at: AT, toldAt: AT, until: null, endedAt: null, takenBack: false, holds: true, reason: 'spam', reasonTexts: null, note: null, reports: 0, noticed: false, law: null, appeal: null,
};

const details = ({ facts }: ReturnType<typeof viewReasons>) => facts.checks.map(({ check, detail, spots }) => [check, detail, spots.length]);

describe('a statement of reasons', () => {
  it('tells its reader what the lists found, and not which words would get past a scorer or a service', () => {
    expect(details(viewStatement(statement, { publicUrl: 'https://talk.example', now: AT, locale: null }))).toEqual([['suspect-words', 'words', 1], ['scorer', null, 0], ['outside', null, 0]]);
  });

  it('says a reason of the site’s own in its reader’s language', () => {
    const own = { ...statement, reasonTexts: { en: 'House rule 3', de: 'Hausregel 3' } };
    const said = (locale: string | null) => viewStatement(own, { publicUrl: 'https://talk.example', now: AT, locale }).ground;
    expect([said('de').text, said('fr').text, said(null).reason]).toEqual(['Hausregel 3', 'House rule 3', 'spam']);
  });

  it('tells moderators all of it', () => {
    expect(details(viewReasons(statement, { publicUrl: 'https://talk.example', locale: null }))).toEqual([['suspect-words', 'words', 1], ['scorer', '“words” against it', 1], ['outside', 'said elsewhere', 1]]);
  });
});
