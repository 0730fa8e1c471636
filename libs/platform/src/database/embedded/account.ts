import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartProblem } from '#platform/config/start-problem';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root, so a start as root runs it under this system account. */
const SYSTEM_USER = 'postgres';

/** Who runs the embedded PostgreSQL, and what must stand before each of its commands. */
export interface ClusterAccount {
  uid: number | undefined;
  gid: number | undefined;
}

export interface Command {
  file: string;
  args: string[];
  uid?: number;
  gid?: number;
}

function findSystemUser(): ClusterAccount | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${SYSTEM_USER}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** The account for the cluster: oneself, or as root a system account that is made when there is none. */
export async function clusterAccount(): Promise<ClusterAccount> {
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined };
  const found = findSystemUser();
  if (found) return found;
  await run('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', SYSTEM_USER]).catch((error: unknown) => {
    throw new StartProblem(
      `PostgreSQL does not run as root, and a system account "${SYSTEM_USER}" for it could not be made. ` +
        'Start as another user, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  });
  const made = findSystemUser();
  if (!made) throw new Error(`The system account "${SYSTEM_USER}" was made but cannot be found.`);
  return made;
}

function reaches(account: { uid: number; gid: number }, path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * A command as the cluster's account would run it. Root's own folders (/root, a temporary one) are closed to
 * other accounts; where one is in the way the command keeps root's right to pass through folders, and only that.
 */
export function asAccount(account: ClusterAccount, command: { file: string; args: string[] }, ...paths: string[]): Command {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return command;
  if ([command.file, ...paths].every((path) => reaches({ uid, gid }, path))) return { ...command, uid, gid };
  const right = '-all,+dac_read_search';
  return {
    file: 'setpriv',
    args: [
      `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=${right}`, `--ambient-caps=${right}`,
      '--', command.file, ...command.args,
    ],
  };
}
