import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { findFile } from '#platform/files/find-file';
import { describeMeters, type MeterDescription } from '#platform/meters/registry';
import { PlatformModule } from '#platform/platform.module';
import { WorkerModule } from '#worker/worker.module';
import { ApiModule } from '../api.module.js';

/** Loading the applications makes every meter that there is: nothing has to run for it. */
const loaded = [ApiModule, WorkerModule, PlatformModule];
const own = describeMeters().filter(({ name }) => name.startsWith('belowline_')).sort((a, b) => (a.name < b.name ? -1 : 1));
const rowOf = ({ name, type, labels, help }: MeterDescription): string => `| \`${name}\` | ${type}${labels.length === 0 ? '' : ` by ${labels.map((label) => `\`${label}\``).join(', ')}`} | ${help} |`;
const page = readFileSync(findFile('docs', 'operating.md'), 'utf8');

describe('the meters', () => {
  it('are named by the conventions', () => {
    expect(loaded).not.toContain(undefined);
    expect(own.length).toBeGreaterThan(30);
    const wrong = own.filter(({ name, type }) => !/^belowline(_[a-z]+)+$/.test(name) || (type === 'counter') !== name.endsWith('_total') || (type === 'histogram' && !/_(seconds|bytes)$/.test(name)));
    expect(wrong).toEqual([]);
  });

  it('stand in docs/operating.md, each with what it says of itself, and nothing else does', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `belowline_'));
    expect(rows).toEqual(own.map(rowOf));
  });
});
