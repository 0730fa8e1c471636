import { describe, expect, it } from '@jest/globals';
import { writeCsv, writeJson } from './export-files.js';

const everything = {
  account: { name: '=HYPERLINK("http://evil.example")', email: 'leila@example.org', bio: 'two\nlines, "quoted"' },
  replies: [{ id: 'r1', revisions: [{ body: '@here' }, { body: 'سلام' }] }, { id: 'r2', revisions: [] }],
};

describe('an export', () => {
  it('is JSON for programs, as it is', () => {
    expect(JSON.parse(writeJson(everything).toString())).toEqual(everything);
  });

  it('is one table for people, in which nothing is a formula', () => {
    const lines = writeCsv(everything).toString();
    expect(lines.startsWith('\ufeffpart,number,field,value\n')).toBe(true);
    expect(lines).toContain(`account,1,name,"'=HYPERLINK(""http://evil.example"")"`);
    expect(lines).toContain('account,1,bio,"two\nlines, ""quoted"""');
    expect(lines).toContain(`replies,1,revisions.0.body,'@here`);
    expect(lines).toContain('replies,1,revisions.1.body,سلام');
    expect(lines).toContain('replies,2,id,r2');
  });
});
