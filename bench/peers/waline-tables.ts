import type pg from 'pg';

/** The columns that its code reads and writes, by table. */
const times = ['createdat timestamp(0) DEFAULT now()', 'updatedat timestamp(0) DEFAULT now()'];
const texts = (...names: string[]): string[] => names.map((name) => `${name} varchar(255)`);

const TABLES: Record<string, string[]> = {
  wl_comment: ['user_id int', 'comment text', 'insertedat timestamp(0) NOT NULL DEFAULT now()', 'ip varchar(100)', ...texts('link', 'mail', 'nick'), 'pid int', 'rid int', 'sticky numeric', `status varchar(50) NOT NULL DEFAULT ''`, '"like" int', 'ua text', ...texts('url'), ...times],
  wl_counter: ['time int', ...Array.from({ length: 9 }, (_, number) => `reaction${number} int`), ...texts('url'), ...times],
  wl_users: [...texts('display_name', 'email', 'password', 'type', 'label', 'url', 'avatar', 'github', 'twitter', 'facebook', 'google', 'weibo', 'qq', 'oidc', 'huawei', '"2fa"'), ...times],
};

/** Waline's tables: its packages bring no file of them. Like its own they have no index but their keys. */
export async function makeWalineTables(client: pg.Client): Promise<void> {
  for (const [name, columns] of Object.entries(TABLES)) {
    await client.query(`CREATE SEQUENCE ${name}_seq; CREATE TABLE ${name} (id int PRIMARY KEY DEFAULT nextval('${name}_seq'), ${columns.join(', ')})`);
  }
}

/** Our replies as they would be had they been written there: each with what it answers, and with the comment on top of its conversation. */
export const COPY_OF_REPLIES = `
  WITH RECURSIVE numbered AS (SELECT row_number() OVER (ORDER BY r.id)::int AS nr, r.* FROM replies r WHERE r.status = 'published'),
  placed AS (
    SELECT n.nr, n.id, NULL::int AS pid, NULL::int AS rid FROM numbered n WHERE n.parent_id IS NULL
    UNION ALL SELECT n.nr, n.id, p.nr, coalesce(p.rid, p.nr) FROM numbered n JOIN placed p ON p.id = n.parent_id
  )
  SELECT p.nr AS id, n.body AS comment, n.created_at AS insertedat, u.name AS nick, u.email AS mail, p.pid, p.rid, a.url
    FROM placed p JOIN numbered n USING (id) JOIN users u ON u.id = n.author_id JOIN threads t ON t.id = n.thread_id JOIN articles a ON a.id = t.article_id ORDER BY p.nr`;

export interface CopiedReply {
  id: number;
  comment: string;
  insertedat: Date;
  nick: string;
  mail: string;
  pid: number | null;
  rid: number | null;
  url: string;
}

/** A browser, as Waline keeps one with each comment. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export async function plantComments(client: pg.Client, replies: CopiedReply[]): Promise<void> {
  await client.query(
    `INSERT INTO wl_comment (id, comment, insertedat, nick, mail, pid, rid, url, ip, link, status, ua)
     SELECT id, comment, insertedat, nick, mail, pid, rid, url, '127.0.0.1', '', 'approved', $2
       FROM json_to_recordset($1::json) AS given (id int, comment text, insertedat timestamptz, nick text, mail text, pid int, rid int, url text)`,
    [JSON.stringify(replies), BROWSER],
  );
  await client.query(`SELECT setval('wl_comment_seq', (SELECT max(id) FROM wl_comment)); VACUUM ANALYZE`).catch(() => client.query('ANALYZE'));
}
