import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The rooms that there are. */
const built = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The order that lint holds. */
const [, listed = ''] = /const rooms = \[([^\]]*)\]/.exec(read('eslint.config.js')) ?? [];
const order = [...listed.matchAll(/'([^']+)'/g)].map(([, room = '']) => room);

/** The rooms of docs/ARCHITECTURE.md, row by row of their table. */
const [, section = ''] = /\n## Rooms[^\n]*\n([\s\S]*?)\n## /.exec(read('docs/ARCHITECTURE.md')) ?? [];
const described = [...section.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, room = '']) => room);

describe('the rooms of the domain', () => {
  it.each(built)('%s has its place in the order of eslint.config.js', (room) => {
    expect(order).toContain(room);
  });

  it.each(built)('%s is described in docs/ARCHITECTURE.md', (room) => {
    expect(described).toContain(room);
  });

  it('are described in their order', () => {
    expect(described).toEqual(order.filter((room) => described.includes(room)));
  });

  it('are wired in their order', () => {
    const [, wired = ''] = /const rooms = \[([^\]]*)\]/.exec(read('libs/domain/src/domain.module.ts')) ?? [];
    const modules = [...wired.matchAll(/(\w+)Module/g)].map(([, name = '']) => name.toLowerCase());
    expect(modules).toEqual(order.filter((room) => modules.includes(room)));
  });
});
