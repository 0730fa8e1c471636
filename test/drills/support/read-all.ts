import { HOST } from '../../../bench/stage/ports.js';

interface Page {
  items: { id: string; html: string }[];
  next: string | null;
}

/** Every reply to the article that anybody can read in a thread, page by page: its id by its text. */
export async function readAll(port: number, threadId: string): Promise<{ id: string; text: string }[]> {
  const found: { id: string; text: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer: Response = await fetch(`http://${HOST}:${port}/api/v1/threads/${threadId}/replies?sort=oldest&limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    if (!answer.ok) throw new Error(`Reading answered ${answer.status}: ${await answer.text()}`);
    const { items, next } = (await answer.json()) as Page;
    for (const { id, html } of items) found.push({ id, text: html.replace(/^<p>|<\/p>\s*$/g, '') });
    cursor = next;
  }
  return found;
}
