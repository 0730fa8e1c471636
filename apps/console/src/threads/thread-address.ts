/** What somebody pasted to find a thread. */
export type ThreadAddress =
  | { kind: 'id'; id: string }
  | { kind: 'thread'; id: string }
  | { kind: 'reply'; id: string }
  | { kind: 'article'; url: string };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const ours = /^\/(t|r)\/([0-9a-f-]{36})(?:\.atom)?$/i;

/** Reads an id, a link of ours (`/t/…`, `/r/…`) or an article's address; null where it is none of them. */
export function readThreadAddress(pasted: string, publicOrigin: string): ThreadAddress | null {
  const text = pasted.trim();
  if (uuid.test(text)) return { kind: 'id', id: text.toLowerCase() };
  const absolute = text.startsWith('/') ? publicOrigin + text : text;
  if (!URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const link = url.origin === publicOrigin ? ours.exec(url.pathname) : null;
  const [, kind, id] = link ?? [];
  if (id !== undefined) return { kind: kind?.toLowerCase() === 't' ? 'thread' : 'reply', id: id.toLowerCase() };
  return { kind: 'article', url: url.href };
}
