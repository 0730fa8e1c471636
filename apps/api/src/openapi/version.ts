import { readFileSync } from 'node:fs';
import { findFile } from '../start/find-file.js';

/** This release's number, from package.json. */
export const VERSION = (JSON.parse(readFileSync(findFile('package.json'), 'utf8')) as { version: string }).version;
