import { readFileSync } from 'node:fs';

/** An example as a document prints it, by the name behind its language: what readers copy is what is run. */
export function documented(name: string, document = 'docs/embedding.md'): string {
  const [, example] = new RegExp(`^\`\`\`\\w+ ${name}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(readFileSync(document, 'utf8')) ?? [];
  if (example === undefined) throw new Error(`${document} has no example called "${name}".`);
  return example;
}
