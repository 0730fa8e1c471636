import { readFileSync } from 'node:fs';

// Reads what `npm query '*'` prints and fails on a licence that an Apache-2.0 project cannot be given out with.
const ALLOWED = new Set([
  '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC-BY-4.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0',
  'PSF-2.0', 'PostgreSQL', 'Python-2.0', 'Unlicense', 'WTFPL', 'Zlib',
]);

/** Looked at one by one: what the package does not say of itself in SPDX, or where it is used only as a tool. */
const LOOKED_AT = {
  '@visx/vendor': 'MIT and ISC, in words',
  elkjs: 'EPL-2.0: comes with the viewer in Prisma\'s command line, unmodified and not part of what runs',
  pause: 'MIT, said in its Readme',
};

/** An SPDX expression is fine when one of its alternatives is, whole. */
const fine = (expression) =>
  expression.replace(/[()]/g, '').split(' OR ').some((part) => part.split(' AND ').every((licence) => ALLOWED.has(licence.trim())));

const textOf = ({ license, licenses }) =>
  typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none');

const packages = JSON.parse(readFileSync(0, 'utf8')).filter(({ name }) => name !== 'belowline');
const wrong = packages.filter((each) => !(each.name in LOOKED_AT) && !fine(textOf(each)));
for (const each of wrong) console.error(`${each.name}@${each.version}: ${textOf(each)}`);
if (wrong.length > 0) process.exit(1);
console.log(`The licences of ${packages.length} packages are fine.`);
