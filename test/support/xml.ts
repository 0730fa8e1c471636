import { SaxesParser } from 'saxes';

/** An element of a parsed document, with its text and what is in it. */
export interface Node {
  name: string;
  uri: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
}

/** Parses XML strictly, with namespaces; whatever is not well-formed is an error. */
export function parseXml(source: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const root: Node = { name: '', uri: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const here = (): Node => open.at(-1) ?? root;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const node: Node = { name: local, uri, attributes: Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value])), text: '', children: [] };
    here().children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => void (here().text += text));
  parser.on('closetag', () => void open.pop());
  parser.write(source).close();
  const [document] = root.children;
  if (!document) throw new Error('There is no element.');
  return document;
}

/** The elements of a name directly in another. */
export const childrenOf = (node: Node | undefined, name: string): Node[] => (node?.children ?? []).filter((child) => child.name === name);
export const childOf = (node: Node | undefined, name: string): Node | undefined => childrenOf(node, name)[0];
