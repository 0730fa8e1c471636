/** What a moderator pasted to say where a reply belongs. */
export type Place = { kind: 'id' | 'thread' | 'reply'; id: string } | { kind: 'article'; url: string };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OURS = /^\/([tr])\/([0-9a-f-]{36})(?:\.atom)?$/i;

/** Reads an id, a link of ours (`/t/…`, `/r/…`) or an article's address; null where it is none of them. */
export function placeOf(pasted: string, publicUrl: string): Place | null {
  const text = pasted.trim();
  if (ID.test(text)) return { kind: 'id', id: text.toLowerCase() };
  const absolute = text.startsWith('/') ? publicUrl + text : text;
  if (!URL.canParse(absolute)) return null;
  const url = new URL(absolute);
  if (!/^https?:$/.test(url.protocol)) return null;
  const [, kind, id] = (url.origin === new URL(publicUrl).origin && OURS.exec(url.pathname)) || [];
  if (kind === undefined || id === undefined) return { kind: 'article', url: url.href };
  return { kind: kind.toLowerCase() === 't' ? 'thread' : 'reply', id: id.toLowerCase() };
}
