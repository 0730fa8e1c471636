const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(entity: string): string {
  const [, hex, decimal, name = ''] = /^&(?:#x([0-9a-f]+)|#(\d+)|(\w+));$/i.exec(entity) ?? [];
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  return name === '' && code <= 0x10ffff ? String.fromCodePoint(code) : (NAMED[name] ?? entity);
}

/** The text of what our renderer made, as a browser's `textContent` has it: a place in it is a place in the page. */
export const shownText = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&(?:#x[0-9a-f]+|#\d+|\w+);/gi, decoded);
