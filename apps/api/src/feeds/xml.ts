/**
 * What may stand in an XML document (XML 1.0, section 2.2). Readers write anything; one character outside of this, and a feed is
 * no XML at all.
 */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Stands for what cannot be said, so that it is seen to be missing. */
const REPLACEMENT = '\uFFFD';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

const allowed = (text: string): string => text.toWellFormed().replace(NOT_XML, REPLACEMENT);

const text = (value: string): string => allowed(value).replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? '');

/** A parser makes a space of every line break in an attribute that is not written as a reference. */
const attribute = (value: string): string => allowed(value).replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? '');

/** A piece of XML that is safe already, so that it is not escaped again. */
export class Xml {
  constructor(readonly source: string) {}
}

/** An element. Whatever is text in it comes out of a parser as it went in, as far as XML can say it at all. */
export function element(name: string, attributes: Record<string, string | undefined>, ...content: (Xml | string | null)[]): Xml {
  const said = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${attribute(value)}"`]));
  const inside = content.map((part) => (part === null ? '' : part instanceof Xml ? part.source : text(part))).join('');
  return new Xml(inside === '' ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside}</${name}>`);
}

/** A whole document. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.source}\n`;
