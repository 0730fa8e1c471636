import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, whether this runs from the sources or from dist: the nearest one that has the lockfile's package.json. */
function projectFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nest-cli.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('The project folder is not above this file.');
  }
}

const PROJECT = projectFolder();

/** The path of a file or folder of the project. */
export const findFile = (...parts: string[]): string => join(PROJECT, ...parts);
