import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Who owns everything in the embedded database. */
export const SUPERUSER = 'belowline';
/** Whom the application is at the server: not the one who owns everything. Made by the migrations. */
const APPLICATION = 'belowline_app';

/** A password that is kept in a folder, made where there is none. */
export function readOrMakePassword(folder: string, file: string): string {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(path, password, { mode: 0o600 });
  return password;
}

/** The password of who owns everything. */
export const ownerPassword = (folder: string): string => readOrMakePassword(folder, 'postgres.password');

/** How a cluster of a folder is reached at a port: as who owns everything, and as the application. */
export class Addresses {
  constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** A connection string for one of its databases, as the owner of everything. */
  url(database: string): string {
    return `postgresql://${SUPERUSER}:${ownerPassword(this.folder)}@127.0.0.1:${this.port}/${database}`;
  }

  /** The same for the application, which does not own what it uses. */
  applicationUrl(database: string): string {
    return `postgresql://${APPLICATION}:${readOrMakePassword(this.folder, 'application.password')}@127.0.0.1:${this.port}/${database}`;
  }
}
