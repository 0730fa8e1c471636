import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { findFile } from '#platform/files/find-file';
import { describeMeters, type MeterDescription } from '#platform/meters/registry';
import { PlatformModule } from '#platform/platform.module';
import { WorkerModule } from '#worker/worker.module';
import { ApiModule } from '../api.module.js';
import { Crowd } from '../crowd/crowd.js';

/** Loading the applications makes every meter that there is: nothing has to run for it. */
const loaded = [ApiModule, WorkerModule, PlatformModule, Crowd];
const all = describeMeters();
const own = all.filter(({ name }) => name.startsWith('belowline_')).sort((a, b) => (a.name < b.name ? -1 : 1));
const read = (...parts: string[]): string => readFileSync(findFile('docs', ...parts), 'utf8');
const page = read('operating.md');

const rowOf = ({ name, type, labels, help }: MeterDescription): string => `| \`${name}\` | ${type}${labels.length === 0 ? '' : ` by ${labels.map((label) => `\`${label}\``).join(', ')}`} | ${help} |`;

/** What a query asks for that does not exist: a metric, or a label of it; and what is no query at all. */
function problemsOf(query: string): string[] {
  // Grafana fills in its variables before Prometheus reads it.
  const text = query.replaceAll('$__rate_interval', '5m').replaceAll('$instance', '.*');
  const problems: string[] = [];
  const labels = new Set(['instance', 'job']);
  const wanted: string[] = [];
  parser.parse(text).iterate({
    enter: ({ name, from, to, type }) => {
      const word = text.slice(from, to);
      if (type.isError) problems.push(`no query at ${from}: ${query}`);
      if (name === 'LabelName') wanted.push(word);
      if (name === 'Identifier') {
        const metric = all.find((each) => each.name === word || (each.type === 'histogram' && [`${each.name}_bucket`, `${each.name}_sum`, `${each.name}_count`].includes(word)));
        if (word === 'up') return;
        if (!metric) problems.push(`no metric ${word}`);
        for (const label of [...(metric?.labels ?? []), ...(metric?.type === 'histogram' ? ['le'] : [])]) labels.add(label);
      }
    },
  });
  // `label_replace` makes one of its own, named in quotes.
  for (const [, made = ''] of text.matchAll(/label_replace\(.*?\), "(\w+)"/g)) labels.add(made);
  return [...problems, ...wanted.filter((label) => !labels.has(label)).map((label) => `no label ${label} in ${query}`)];
}

interface Panel {
  id: number;
  type: string;
  title: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
  fieldConfig?: { defaults: { unit?: string } };
}

describe('the meters', () => {
  it('are named by the conventions', () => {
    expect(loaded).not.toContain(undefined);
    expect(own.length).toBeGreaterThan(30);
    const wrong = own.filter(({ name, type }) => !/^belowline(_[a-z]+)+$/.test(name) || (type === 'counter') !== name.endsWith('_total') || (type === 'histogram' && !/_(seconds|bytes)$/.test(name)));
    expect(wrong).toEqual([]);
  });

  it('stand in docs/operating.md, each with what it says of itself, and nothing else does', () => {
    expect(page.split('\n').filter((line) => line.startsWith('| `belowline_'))).toEqual(own.map(rowOf));
  });
});

describe('the dashboard', () => {
  const { panels } = JSON.parse(read('grafana', 'belowline.json')) as { panels: Panel[] };
  const graphs = panels.filter(({ type }) => type !== 'row');

  it('asks for nothing that does not exist, and shows every number there is', () => {
    const queries = graphs.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(queries.length).toBeGreaterThan(50);
    expect(queries.flatMap(problemsOf)).toEqual([]);
    expect(problemsOf('sum by (nobody) (rate(belowline_nothing_total[5m])')).toEqual(expect.arrayContaining([expect.stringContaining('no query'), 'no metric belowline_nothing_total', expect.stringContaining('no label nobody')]));
    expect(own.map(({ name }) => name).filter((name) => !queries.some((query) => new RegExp(`\\b${name}(_bucket|_count)?\\b`).test(query)))).toEqual([]);
  });

  it('says of each graph what it shows and in what, and lays none over another', () => {
    expect(graphs.filter(({ title, description, fieldConfig }) => title === '' || !description || !fieldConfig?.defaults.unit)).toEqual([]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const overlap = (one: Panel['gridPos'], other: Panel['gridPos']): boolean => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
    expect(panels.filter((one) => one.gridPos.x + one.gridPos.w > 24 || panels.some((other) => other !== one && overlap(one.gridPos, other.gridPos))).map(({ title }) => title)).toEqual([]);
  });
});

describe('the alerts', () => {
  const { groups } = parse(read('grafana', 'alerts.yml')) as { groups: { rules: { alert: string; expr: string; labels: { severity: string }; annotations: { summary: string } }[] }[] };
  const rules = groups.flatMap((group) => group.rules);

  it('ask for nothing that does not exist, and say how grave they are', () => {
    expect(rules.length).toBeGreaterThan(12);
    expect(rules.flatMap(({ expr }) => problemsOf(expr))).toEqual([]);
    expect(rules.filter(({ alert, labels, annotations }) => !/^Belowline[A-Z]\w+$/.test(alert) || !['critical', 'warning', 'info'].includes(labels.severity) || !annotations.summary)).toEqual([]);
  });

  it('stand in docs/operating.md, each with what it means and what to do, and in the same order', () => {
    expect([...page.matchAll(/^\| `(Belowline\w+)` \| .+ \| .+ \|$/gm)].map(([, name]) => name)).toEqual(rules.map(({ alert }) => alert));
  });
});
