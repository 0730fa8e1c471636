import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeTexts } from '../stage/texts.js';

const STYLE = 'body{margin:0 auto;max-width:40rem;padding:1rem;font:1.1rem/1.6 Georgia,serif}footer{border-top:1px solid;margin-top:2rem}';

/** An article as papers have them: some screens of text, the discussion or nothing, and a foot that would move if anything above it did. */
function page(discussion: string): string {
  const paragraphs = makeTexts(24).map((text) => `<p>${text.replaceAll('\n\n', '</p><p>')}</p>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A story</title><link rel="canonical" href="/story"><style>${STYLE}</style></head>
<body><h1>A story</h1>${paragraphs.join('')}<p id="end">End of the story</p>${discussion}<footer><button id="more">More</button><textarea id="note"></textarea>
<p>${makeTexts(1).join('')}</p></footer></body></html>`;
}

export interface HostPages {
  origin: string;
  stop: () => Promise<void>;
}

/** A newspaper of somebody else's, on another site than the platform: `/story` with its discussion, `/plain` without. */
export async function openHostPages(platform: () => string, siteKey: string): Promise<HostPages> {
  const server = createServer((request, response) => {
    const discussion = `<script async src="${platform()}/embed.js" data-site="${siteKey}"></script><div id="discussion" data-belowline-thread></div>`;
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(request.url === '/story' ? discussion : ''));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
