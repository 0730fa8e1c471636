import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../openapi/openapi.js';
import { VERSION } from '../openapi/version.js';
import { findFile } from '#platform/files/find-file';

/** `npm run generate:openapi`: the contract as a file, so that a change of it is seen in review. */
const document = openApiDocument('https://talk.example.org', VERSION);

writeFileSync(findFile('docs', 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
