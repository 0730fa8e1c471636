import { Parser } from 'htmlparser2';

/** An element of a page. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Every element of a page, with the text directly in it. */
export function elementsOf(html: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const element = { name, attributes, text: '' };
      all.push(element);
      open.push(element);
    },
    ontext: (text) => void ((open.at(-1) ?? { text: '' }).text += text),
    onclosetag: () => void open.pop(),
  });
  parser.end(html);
  return all;
}
