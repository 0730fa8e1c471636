import { readFileSync } from 'node:fs';
import { findFile } from '#platform/files/find-file';

/** This release's number, from package.json. */
export const VERSION = (JSON.parse(readFileSync(findFile('package.json'), 'utf8')) as { version: string }).version;
