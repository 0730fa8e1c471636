import { describe, expect, it } from '@jest/globals';
import type { SiteSettings, SiteView } from '#contract/sites';
import { changeOf, fieldGroups, problemsByField, shownOf, siteFields, stillDifferent } from './site-fields.js';

const settings: SiteSettings = {
  holdFirstReplies: 0,
  unverifiedMayPost: true,
  linksBeforeHold: 2,
  linkHosts: { allowed: [], refused: [] },
  holdNewAccountHours: 0,
  holdAfterRejections: 0,
  threadModeration: 'post',
  closeAfterDays: null,
  jsonLd: false,
  theme: { accent: '#9c1c2b', font: null, density: 'comfortable', scheme: 'auto' },
  checks: { 'repetition': 'refuse', 'near-repetition': 'hold', 'burst': 'refuse', 'banned-words': 'refuse', 'suspect-words': 'hold', 'links': 'hold', 'link-hosts': 'refuse' },
  robots: 'index',
  targetMinutes: 0,
  publishReport: false,
  shadow: 'off',
  reasons: [],
  scorer: { mode: 'off', threshold: null },
};

const site: SiteView = {
  id: 'a-site',
  name: 'The Meridian',
  publicKey: 'site_key',
  origins: ['https://one.example', 'https://two.example'],
  settings,
  createdAt: '2026-11-26T12:00:00.000Z',
};

describe('the fields of a site', () => {
  it('are each in one group of the page', () => {
    expect(Object.values(fieldGroups).flat().sort()).toEqual(Object.keys(siteFields).sort());
  });

  it('have all that can be set', () => {
    // The scorer has a route of its own, which asks for figures first.
    const { theme, checks, linkHosts, scorer: _, ...others } = site.settings;
    const names = [...Object.keys(others), ...Object.keys(theme).map((name) => `theme.${name}`), ...Object.keys(checks).map((name) => `checks.${name}`), ...Object.keys(linkHosts).map((name) => `linkHosts.${name}`)];
    expect(Object.keys(siteFields).filter((field) => field.startsWith('settings.')).map((field) => field.slice('settings.'.length)).sort()).toEqual(names.sort());
  });

  it('show what the site has', () => {
    expect(shownOf(site, 'origins')).toBe('https://one.example\nhttps://two.example');
    expect(shownOf(site, 'settings.closeAfterDays')).toBe('');
    expect(shownOf(site, 'settings.unverifiedMayPost')).toBe(true);
    expect(shownOf(site, 'settings.linksBeforeHold')).toBe('2');
  });
});

describe('what is sent of a draft', () => {
  it('is what was changed, and nothing else', () => {
    expect(changeOf(site, { 'name': 'The Evening Post', 'settings.holdFirstReplies': '3', 'settings.linksBeforeHold': '2' })).toEqual({ name: 'The Evening Post', settings: { holdFirstReplies: 3 } });
  });

  it('is nothing where nothing differs', () => {
    expect(changeOf(site, { name: 'The Meridian' })).toEqual({});
    expect(stillDifferent(site, { 'name': 'The Meridian', 'settings.jsonLd': true })).toEqual({ 'settings.jsonLd': true });
  });

  it('has the theme and the checks whole, since they are replaced whole', () => {
    expect(changeOf(site, { 'settings.theme.density': 'compact' })).toEqual({ settings: { theme: { accent: '#9c1c2b', font: null, density: 'compact', scheme: 'auto' } } });
    expect(changeOf(site, { 'settings.checks.links': 'tag' }).settings?.checks).toEqual({ ...site.settings.checks, links: 'tag' });
  });

  it('reads lines, and an empty field as what it means', () => {
    expect(changeOf(site, { 'origins': ' https://one.example \n\n', 'settings.closeAfterDays': ' ', 'settings.theme.accent': '' })).toEqual({
      origins: ['https://one.example'],
      settings: { closeAfterDays: null, theme: { accent: null, font: null, density: 'comfortable', scheme: 'auto' } },
    });
  });

  it('leaves what is no number for the server to refuse', () => {
    expect(changeOf(site, { 'settings.targetMinutes': 'soon' }).settings).toEqual({ targetMinutes: 'soon' });
  });
});

describe('a refusal', () => {
  it('finds its field, and its line', () => {
    const errors = [{ path: 'settings.theme.accent', message: 'must be a colour' }, { path: 'origins.1', message: 'must be an origin' }, { path: 'elsewhere', message: 'is not known here' }];
    expect(problemsByField(errors, (line, message) => `${line}: ${message}`)).toEqual({ 'settings.theme.accent': 'must be a colour', 'origins': '2: must be an origin' });
  });
});
